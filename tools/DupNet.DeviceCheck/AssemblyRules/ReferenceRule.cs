using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>References go to allowed assemblies, and there only to types and members that the facades declare.</summary>
public sealed class ReferenceRule(IReadOnlyList<string> allowedAssemblies) : IAssemblyRule
{
    private const string Name = "reference";

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        ModuleDefinition module = assembly.Module;
        foreach (AssemblyNameReference reference in module.AssemblyReferences.Where(reference => !IsAllowed(reference)))
        {
            yield return new Violation(Name, reference.Name, module.Name, "is no allowed assembly");
        }

        foreach (TypeReference type in module.GetTypeReferences().Where(type => IsAllowed(type.Scope) && type.Resolve() == null))
        {
            yield return new Violation(Name, type.FullName, module.Name, "is not in the facade of " + type.Scope.Name);
        }

        foreach (MemberReference member in module.GetMemberReferences().Where(IsMissing))
        {
            yield return new Violation(Name, member.FullName, module.Name, "is not in the facade of its assembly");
        }
    }

    private bool IsAllowed(IMetadataScope scope)
        => scope is not AssemblyNameReference reference || allowedAssemblies.Contains(reference.Name);

    private bool IsMissing(MemberReference member)
    {
        TypeReference type = member.DeclaringType.GetElementType();
        return IsAllowed(type.Scope) && type.Resolve() != null && member.Resolve() == null;
    }
}
