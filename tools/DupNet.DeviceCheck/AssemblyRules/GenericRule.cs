using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No generic types or methods, own or used: nanoCLR dies when it loads them.</summary>
public sealed class GenericRule : IAssemblyRule
{
    private const string Name = "generics";

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (TypeDefinition type in assembly.Types.Where(type => type.HasGenericParameters))
        {
            yield return new Violation(Name, type.FullName, type.Module.Name, "generic type");
        }

        foreach (MethodDefinition method in assembly.Methods.Where(method => method.HasGenericParameters))
        {
            yield return new Violation(Name, method.FullName, DeviceAssembly.Locate(method, null), "generic method");
        }

        foreach (TypeUse use in TypeUse.In(assembly).Where(use => use.Type is GenericInstanceType))
        {
            yield return new Violation(Name, use.Member, use.Location, "uses " + use.Type.FullName);
        }
    }
}
