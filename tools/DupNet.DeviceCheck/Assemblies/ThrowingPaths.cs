using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.Assemblies;

/// <summary>
/// The instructions of a method from which every way ends in an exception that leaves the method: the arguments of a
/// <c>throw new</c>, for example. A throw that the method itself catches does not count.
/// </summary>
public static class ThrowingPaths
{
    public static IReadOnlySet<Instruction> In(MethodDefinition method)
    {
        HashSet<Instruction> throwing = [];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (Instruction instruction in method.Body.Instructions.Reverse())
            {
                if (!throwing.Contains(instruction) && EndsInThrow(method, instruction, throwing))
                {
                    throwing.Add(instruction);
                    changed = true;
                }
            }
        }

        return throwing;
    }

    private static bool EndsInThrow(MethodDefinition method, Instruction instruction, HashSet<Instruction> throwing)
    {
        if (instruction.OpCode.Code is Code.Throw or Code.Rethrow)
        {
            return !IsCaught(method, instruction);
        }

        List<Instruction> next = [.. Successors(instruction)];
        return next.Count > 0 && next.All(throwing.Contains);
    }

    private static IEnumerable<Instruction> Successors(Instruction instruction)
    {
        if (instruction.Operand is Instruction target)
        {
            yield return target;
        }
        else if (instruction.Operand is Instruction[] targets)
        {
            foreach (Instruction each in targets)
            {
                yield return each;
            }
        }

        bool falls = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        if (falls && instruction.Next != null)
        {
            yield return instruction.Next;
        }
    }

    private static bool IsCaught(MethodDefinition method, Instruction instruction)
        => method.Body.ExceptionHandlers.Any(handler =>
            handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter
            && handler.TryStart.Offset <= instruction.Offset
            && instruction.Offset < handler.TryEnd.Offset);
}
