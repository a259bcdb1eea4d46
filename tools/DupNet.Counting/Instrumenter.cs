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
/// <param name="isWeighed">Whether an instruction counts as <see cref="InstructionWeights"/> say, not as one.</param>
public sealed class Instrumenter(bool isWeighed)
{
    private const string LayerStart = "System.Void DupNet.Embedded.Kernels.LayerOutput::Begin(DupNet.Embedded.Layers.LayerPlan)";

    private static readonly string[] s_imageRows =
    [
        "System.Boolean DupNet.Embedded.Kernels.CompiledImage::RunRows(System.Int32,System.Int32)",
        "System.Boolean DupNet.Embedded.Kernels.ImageConvolution::RunRows(System.Int32,System.Int32)",
    ];

    private readonly List<string> _methods = [];

    /// <summary>Full names of the counted methods; a method's index is its number in <see cref="Tally"/>.</summary>
    public IReadOnlyList<string> Methods => _methods;

    /// <summary>Instruments the runtime, which also tells when layers start.</summary>
    /// <param name="image">The assembly.</param>
    /// <returns>The rewritten assembly.</returns>
    /// <exception cref="InvalidDataException">A method that starts a layer is missing.</exception>
    public byte[] InstrumentRuntime(byte[] image)
    {
        List<string> missing = [LayerStart, .. s_imageRows];
        byte[] rewritten = Instrument(image, missing);
        return missing.Count == 0 ? rewritten : throw new InvalidDataException($"The runtime has no method {missing[0]}.");
    }

    /// <summary>Instruments an assembly.</summary>
    /// <param name="image">The assembly.</param>
    /// <returns>The rewritten assembly.</returns>
    public byte[] Instrument(byte[] image) => Instrument(image, []);

    private byte[] Instrument(byte[] image, List<string> marks)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image));
        ModuleDefinition module = assembly.MainModule;
        MethodReference add = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.Add)));
        MethodReference startLayer = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.StartLayer)));
        MethodReference enterImage = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.EnterImage)));
        MethodReference leaveImage = module.ImportReference(typeof(Tally).GetMethod(nameof(Tally.LeaveImage)));
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Count(method, _methods.Count, add);
            _methods.Add(method.FullName);
            if (method.FullName == LayerStart)
            {
                method.Body.Instructions.Insert(0, Instruction.Create(OpCodes.Ldarg_1));
                method.Body.Instructions.Insert(1, Instruction.Create(OpCodes.Call, startLayer));
            }
            else if (s_imageRows.Contains(method.FullName))
            {
                Surround(method, enterImage, leaveImage);
            }

            marks.Remove(method.FullName);
            method.Body.OptimizeMacros();
        }

        using MemoryStream output = new();
        assembly.Write(output);
        return output.ToArray();
    }

    private void Count(MethodDefinition method, int number, MethodReference add)
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

            int length = 0;
            int count = isWeighed && i == 0 ? InstructionWeights.OfLocals(method.Body) : 0;
            do
            {
                count += isWeighed ? InstructionWeights.Of(code[i + length]) : 1;
                length++;
            }
            while (i + length < code.Count && !starts.Contains(code[i + length]));

            Instruction first = Instruction.Create(OpCodes.Ldc_I4, number);
            code.Insert(i, first);
            code.Insert(i + 1, Instruction.Create(OpCodes.Ldc_I4, count));
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
