using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No float or double in kernels: results must be the same bits on every board, and most boards have no FPU.</summary>
public sealed class FloatingPointRule(IReadOnlyList<string> namespaces) : IAssemblyRule
{
    private const string Name = "floating-point";

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (TypeUse use in TypeUse.In(assembly))
        {
            if (use.Type.MetadataType is MetadataType.Single or MetadataType.Double && IsInteger(use.Owner))
            {
                yield return new Violation(Name, use.Member, use.Location, "uses " + use.Type.Name);
            }
        }

        foreach (MethodDefinition method in assembly.Bodies.Where(method => IsInteger(method.DeclaringType)))
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(IsFloating))
            {
                yield return new Violation(
                    Name, method.FullName, DeviceAssembly.Locate(method, instruction), "instruction " + instruction.OpCode.Name);
            }
        }
    }

    private bool IsInteger(TypeDefinition type)
    {
        string name = DeviceAssembly.NamespaceOf(type) + ".";
        return namespaces.Any(prefix => name.StartsWith(prefix + ".", StringComparison.Ordinal));
    }

    private static bool IsFloating(Instruction instruction)
        => instruction.OpCode.Code is Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un
            or Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Stelem_R4 or Code.Stelem_R8
            or Code.Ldind_R4 or Code.Ldind_R8 or Code.Stind_R4 or Code.Stind_R8;
}
