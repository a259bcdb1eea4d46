using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No pointers, fixed or stackalloc: the metadata processor refuses them, nanoCLR has no such instructions.</summary>
public sealed class PointerRule : IAssemblyRule
{
    private const string Name = "pointer";

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (TypeUse use in TypeUse.In(assembly).Where(use => use.Type is PointerType or PinnedType or FunctionPointerType))
        {
            yield return new Violation(Name, use.Member, use.Location, "uses " + use.Type.FullName);
        }

        foreach (MethodDefinition method in assembly.Bodies)
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(IsUnsafe))
            {
                yield return new Violation(
                    Name, method.FullName, DeviceAssembly.Locate(method, instruction), "instruction " + instruction.OpCode.Name);
            }
        }
    }

    private static bool IsUnsafe(Instruction instruction)
        => instruction.OpCode.Code is Code.Localloc or Code.Cpblk or Code.Initblk or Code.Calli or Code.Mkrefany
            or Code.Refanytype or Code.Refanyval or Code.Arglist or Code.Jmp;
}
