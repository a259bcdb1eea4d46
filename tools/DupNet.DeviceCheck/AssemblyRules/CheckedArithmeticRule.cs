using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>
/// No overflow-checking instructions: nanoCLR runs them unchecked. They come from <c>checked</c>, and from array sizes
/// and indexes of type long.
/// </summary>
public sealed class CheckedArithmeticRule : IAssemblyRule
{
    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (MethodDefinition method in assembly.Bodies)
        {
            foreach (Instruction instruction in method.Body.Instructions.Where(IsChecked))
            {
                yield return new Violation(
                    "checked-arithmetic",
                    method.FullName,
                    DeviceAssembly.Locate(method, instruction),
                    "instruction " + instruction.OpCode.Name + " does not check on nanoCLR; test the range, or cast a long index to int");
            }
        }
    }

    private static bool IsChecked(Instruction instruction)
        => instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal) || instruction.OpCode.Code == Code.Ckfinite;
}
