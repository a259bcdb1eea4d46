using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace DupNet.Counting;

/// <summary>
/// Rewrites an assembly so that it counts the IL instructions that it executes. Every basic block starts with a call that
/// adds the number of the block's original instructions; the calls themselves are not counted. An instruction that ends a
/// block by throwing counts its whole block, which does not matter where nothing throws.
/// </summary>
public sealed class Instrumenter
{
    private const string LayerStart = "System.Void DupNet.Embedded.Kernels.LayerOutput::Begin(DupNet.Embedded.Layers.LayerPlan)";

    private const string ImageRows = "System.Boolean DupNet.Embedded.Kernels.ImageConvolution::RunRows(System.Int32,System.Int32)";

    private readonly List<string> _methods = [];

    /// <summary>Full names of the counted methods; a method's index is its number in <see cref="Tally"/>.</summary>
    public IReadOnlyList<string> Methods => _methods;

    /// <summary>Rewrites an assembly so that it counts its instructions.</summary>
    /// <param name="path">Path of the assembly.</param>
    /// <returns>The bytes of the rewritten assembly.</returns>
    /// <exception cref="InvalidDataException">The assembly lacks the method that starts a layer.</exception>
    public byte[] Instrument(string path)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        ModuleDefinition module = assembly.MainModule;
        MethodReference add = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.Add)));
        MethodReference startLayer = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.StartLayer)));
        MethodReference enterImage = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.EnterImage)));
        MethodReference leaveImage = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.LeaveImage)));
        bool layersFound = false;
        bool imageFound = false;
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Count(method, _methods.Count, add);
            _methods.Add(method.FullName);
            if (method.FullName == LayerStart)
            {
                method.Body.Instructions.Insert(0, Instruction.Create(OpCodes.Ldarg_1));
                method.Body.Instructions.Insert(1, Instruction.Create(OpCodes.Call, startLayer));
                layersFound = true;
            }

            if (method.FullName == ImageRows)
            {
                Surround(method, enterImage, leaveImage);
                imageFound = true;
            }

            method.Body.OptimizeMacros();
        }

        if (!layersFound || !imageFound)
        {
            throw new InvalidDataException($"{path} has no method {(layersFound ? ImageRows : LayerStart)}.");
        }

        using MemoryStream output = new();
        assembly.Write(output);
        return output.ToArray();
    }

    private static void Count(MethodDefinition method, int number, MethodReference add)
    {
        // Long branches, so that the inserted code cannot put a target out of reach.
        method.Body.SimplifyMacros();
        IList<Instruction> code = method.Body.Instructions;
        HashSet<Instruction> starts = Starts(method.Body);
        Dictionary<Instruction, Instruction> moved = [];
        for (int i = 0; i < code.Count; i++)
        {
            Instruction start = code[i];
            if (!starts.Contains(start))
            {
                continue;
            }

            int length = 1;
            while (i + length < code.Count && !starts.Contains(code[i + length]))
            {
                length++;
            }

            Instruction first = Instruction.Create(OpCodes.Ldc_I4, number);
            code.Insert(i, first);
            code.Insert(i + 1, Instruction.Create(OpCodes.Ldc_I4, length));
            code.Insert(i + 2, Instruction.Create(OpCodes.Call, add));
            moved[start] = first;
            i += 2 + length;
        }

        foreach (Instruction instruction in code)
        {
            if (instruction.Operand is Instruction target && moved.TryGetValue(target, out Instruction? block))
            {
                instruction.Operand = block;
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(each => moved[each]).ToArray();
            }
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            handler.TryStart = moved[handler.TryStart];
            handler.TryEnd = moved[handler.TryEnd];
            handler.HandlerStart = moved[handler.HandlerStart];
            handler.HandlerEnd = handler.HandlerEnd == null ? null : moved[handler.HandlerEnd];
        }
    }

    /// <summary>Calls one method at the start of another, and one before each return.</summary>
    private static void Surround(MethodDefinition method, MethodReference enter, MethodReference leave)
    {
        IList<Instruction> code = method.Body.Instructions;
        for (int i = code.Count - 1; i >= 0; i--)
        {
            if (code[i].OpCode == OpCodes.Ret)
            {
                // The return is a block of its own or ends one: jumps to it land on its counting call, so only its code changes.
                code[i].OpCode = OpCodes.Call;
                code[i].Operand = leave;
                code.Insert(i + 1, Instruction.Create(OpCodes.Ret));
            }
        }

        code.Insert(0, Instruction.Create(OpCodes.Call, enter));
    }

    private static HashSet<Instruction> Starts(MethodBody body)
    {
        HashSet<Instruction> starts = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                starts.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                starts.UnionWith(targets);
            }

            bool ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && instruction.Next != null)
            {
                starts.Add(instruction.Next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            starts.UnionWith([handler.TryStart, handler.TryEnd, handler.HandlerStart]);
            if (handler.HandlerEnd != null)
            {
                starts.Add(handler.HandlerEnd);
            }
        }

        return starts;
    }
}
