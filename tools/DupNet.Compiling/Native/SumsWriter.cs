using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Compiling.Layers;

namespace DupNet.Compiling.Native;

/// <summary>
/// Writes the sums of a window, of a block of filters: straight-line code, a variable a filter. The inputs of a chunk are loaded once;
/// the filters' sums of them follow a tree (<see cref="SumTree"/>).
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="width">How sums lie in words.</param>
/// <param name="mostInputs">Inputs of a chunk at most.</param>
/// <param name="passes">The weights.</param>
internal sealed class SumsWriter(NativeLayer layer, LaneWidth width, int mostInputs, IReadOnlyList<SumPass> passes)
{
    private readonly IReadOnlyList<InputChunk> _chunks = Chunks(layer, mostInputs);

    /// <summary>Inputs whose sum surely fits a byte lane.</summary>
    private readonly int _period = 255 / layer.LargestInput;

    /// <summary>
    /// Writes the sums of a block. Afterwards <c>aI</c> is the sum of filter I of the block: z in halfword lanes, y in narrow ones; of byte
    /// lanes <c>wide[2 * I]</c> and the next word are the sums of n x in even and odd lanes.
    /// </summary>
    /// <param name="block">The filters.</param>
    /// <param name="biases">Narrow lanes: what is added to each filter's sum.</param>
    public CountedCode Write(FilterBlock block, IReadOnlyList<int>? biases)
    {
        var code = new CountedCode();
        int count = block.Filters.Count;
        code.Add($"    [[maybe_unused]] const uint32_t* p = w.inputs;", 1, 2);
        if (layer.Spec.Kernel > 1)
        {
            code.Add($"    [[maybe_unused]] const uint32_t rowWords = w.rowWords;", 2, 6);
        }

        for (int y = 1; y < layer.Spec.Kernel && layer.Inputs == 1; y++)
        {
            code.Add($"    [[maybe_unused]] const uint32_t* p{y} = p + ({y} * rowWords);", 2, 6);
        }

        code.Add($"    uint32_t {string.Join(", ", Enumerable.Range(0, count).Select(i => $"a{i}"))};");
        string[] start = Enumerable.Repeat("0", count).ToArray();
        bool startsWithOffset = width != LaneWidth.Byte && passes.Count == 1;
        if (width == LaneWidth.Byte)
        {
            code.Add($"    uint32_t lanes[{count}];");
            code.Add($"    uint32_t wide[{2 * count}];");
        }
        else if (biases is not null)
        {
            WriteNarrowStart(code, biases, start);
        }
        else if (startsWithOffset)
        {
            code.Add($"    const uint32_t offset = w.offsets[0];", 2, 4);
            Array.Fill(start, "offset");
        }

        bool widened = false;
        for (int i = 0; i < passes.Count; i++)
        {
            if (i > 0)
            {
                WriteMultiplication(code, count, passes[i].Multiplier);
                if (layer.Inputs > 1)
                {
                    code.Add($"    p = w.inputs;", 1, 2);
                }
            }

            widened = WritePass(code, block, passes[i], i == 0 ? start : null, widened);
        }

        if (width == LaneWidth.Halfword && !startsWithOffset)
        {
            code.Add($"    const uint32_t offset = w.offsets[0];", 2, 4);
            code.Add($"    {string.Join(' ', Enumerable.Range(0, count).Select(i => $"a{i} += offset;"))}", count, 2 * count);
        }

        return code;
    }

    private static IReadOnlyList<InputChunk> Chunks(NativeLayer layer, int most)
    {
        // A single input a tap: those of a row, or of all taps, are neighbours too.
        return layer.Inputs == 1
            ? [.. InputChunk.Cut(1, layer.Taps, most)]
            : InputChunk.Cut(layer.Taps, layer.Inputs, most);
    }

    private static void WriteNarrowStart(CountedCode code, IReadOnlyList<int> biases, string[] start)
    {
        if (biases.Distinct().Count() == 1)
        {
            code.Add($"    const uint32_t offset = w.offsets[0] + ({biases[0]} * LowBytes);", 5, 14);
            Array.Fill(start, "offset");
            return;
        }

        code.Add($"    const uint32_t offset = w.offsets[0];", 2, 4);
        for (int i = 0; i < start.Length; i++)
        {
            start[i] = FormattableString.Invariant($"(offset + ({biases[i]} * LowBytes))");
        }
    }

    private void WriteMultiplication(CountedCode code, int count, int multiplier)
    {
        if (width == LaneWidth.Byte)
        {
            code.Add($"    for (uint32_t& sum : wide)", 10 * count, 20);
            code.Add($"    {{");
            code.Add($"        sum *= {multiplier};");
            code.Add($"    }}");
            return;
        }

        int each = multiplier == 2 ? 1 : 2;
        code.Add($"    {string.Join(' ', Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"a{i} *= {multiplier};")))}", each * count, 3 * each * count);
    }

    /// <summary>Writes a pass; with <paramref name="start"/> its sums begin with that. Returns whether <c>wide</c> has values.</summary>
    private bool WritePass(CountedCode code, FilterBlock block, SumPass pass, string[]? start, bool widened)
    {
        int count = block.Filters.Count;
        string?[] first = width == LaneWidth.Byte ? [.. Enumerable.Repeat("0", count)] : start is null ? new string?[count] : [.. start];
        int row = 0;
        int added = 0;
        foreach (InputChunk chunk in _chunks)
        {
            if (width == LaneWidth.Byte && added + chunk.Count > _period)
            {
                WriteWidening(code, first, widened);
                (widened, added) = (true, 0);
            }

            added += chunk.Count;
            byte[][] weights = new byte[count][];
            int[][] numbers = [.. block.Filters.Select(filter => Inputs(pass.Weights[filter], chunk))];
            bool[] used = [.. Enumerable.Range(0, chunk.Count).Select(i => numbers.Any(row => row[i] != 0))];
            if (!used.Contains(true))
            {
                continue;
            }

            int chunkRow = Tap(chunk, 0) / layer.Spec.Kernel;
            if (chunkRow > row && layer.Inputs > 1)
            {
                code.Add($"    p += {(chunkRow - row == 1 ? "rowWords" : FormattableString.Invariant($"{chunkRow - row} * rowWords"))};", 2, 6);
                row = chunkRow;
            }

            WriteLoads(code, chunk, used);
            if (pass.IsTree)
            {
                WriteTree(code, Array.ConvertAll(numbers, own => Array.ConvertAll(own, n => (byte)n)), first);
            }
            else
            {
                WriteRests(code, numbers, first);
            }

            code.Add($"    }}");
        }

        if (width == LaneWidth.Byte)
        {
            WriteWidening(code, first, widened);
            return true;
        }

        for (int i = 0; i < count; i++)
        {
            if (first[i] is not null)
            {
                code.Add($"    a{i} = {first[i]};", 1, 2);
            }
        }

        return widened;
    }

    /// <summary>The tap of an input of a chunk.</summary>
    private int Tap(InputChunk chunk, int i) => layer.Inputs == 1 ? chunk.First + i : chunk.Tap;

    private int[] Inputs(int[] weights, InputChunk chunk)
    {
        int first = (chunk.Tap * layer.Inputs) + chunk.First;
        return weights[first..(first + chunk.Count)];
    }

    private void WriteLoads(CountedCode code, InputChunk chunk, bool[] used)
    {
        List<string> loads = [];
        for (int i = 0; i < chunk.Count; i++)
        {
            if (used[i])
            {
                int tap = Tap(chunk, i);
                int below = tap / layer.Spec.Kernel;
                int column = tap % layer.Spec.Kernel;
                int index = (column * layer.Inputs) + (layer.Inputs == 1 ? 0 : chunk.First + i);
                loads.Add(FormattableString.Invariant($"x{i} = p{(layer.Inputs == 1 && below > 0 ? below : string.Empty)}[{index}]"));
            }
        }

        string where = layer.Inputs == 1
            ? FormattableString.Invariant($"taps {chunk.First} to {chunk.First + chunk.Count - 1}")
            : FormattableString.Invariant($"tap {chunk.Tap}, inputs {chunk.First} to {chunk.First + chunk.Count - 1}");
        code.Add($"    {{ // {where}");
        code.Add($"        const uint32_t {string.Join(", ", loads)};", loads.Count, 4 * loads.Count);
    }

    private static void WriteTree(CountedCode code, byte[][] weights, string?[] first)
    {
        string[] sums = new string[weights.Length];
        foreach (SumStep step in SumTree.Of(weights))
        {
            int filter = step.Filter;
            string? parent = step.Parent < 0 ? null : sums[step.Parent];
            string own = parent ?? string.Empty;
            bool isLeaf = true;
            int additions = 0;

            // From zero the first input needs no addition; a filter of no inputs has no sum.
            foreach (SumTerm term in step.Terms.OrderByDescending(term => term.Factor))
            {
                string input = FormattableString.Invariant($"x{term.Input}");
                own = own.Length == 0 ? input : $"{own} {(term.Factor > 0 ? '+' : '-')} {input}";
                additions += own == input ? 0 : 1;
            }

            if (own.Length == 0)
            {
                sums[filter] = string.Empty;
                continue;
            }

            isLeaf = additions == 0;
            string declared = string.Empty;
            if (!isLeaf)
            {
                declared = $"const uint32_t s{filter} = {own}; ";
                own = FormattableString.Invariant($"s{filter}");
            }

            sums[filter] = own;
            string accumulated = first[filter] switch
            {
                null => $"a{filter} += {own};",
                "0" => $"a{filter} = {own};",
                string start => $"a{filter} = {start} + {own};",
            };
            first[filter] = null;
            code.Add($"        {declared}{accumulated}", additions + 1, (3 * additions) + 2);
        }
    }

    private static void WriteRests(CountedCode code, int[][] numbers, string?[] first)
    {
        for (int filter = 0; filter < numbers.Length; filter++)
        {
            string line = string.Empty;
            int additions = 0;
            for (int i = 0; i < numbers[filter].Length; i++)
            {
                int n = numbers[filter][i];
                if (n != 0)
                {
                    int times = int.Abs(n);
                    line += FormattableString.Invariant($" a{filter} {(n > 0 ? '+' : '-')}= {(times == 1 ? string.Empty : $"{times} * ")}x{i};");
                    additions += times == 1 ? 1 : 2;
                }
            }

            if (line.Length > 0)
            {
                if (first[filter] is string start)
                {
                    line = $" a{filter} = {start};{line}";
                    first[filter] = null;
                }

                code.Add($"       {line}", additions, 3 * additions);
            }
        }
    }

    /// <summary>Byte lanes go to <c>wide</c>, and start anew.</summary>
    private static void WriteWidening(CountedCode code, string?[] first, bool widened)
    {
        int count = first.Length;
        code.Add(
            $"    {string.Join(' ', Enumerable.Range(0, count).Select(i => first[i] is null ? $"lanes[{i}] = a{i};" : $"lanes[{i}] = 0;"))}", count, 2 * count);
        code.Add($"    {(widened ? "addWidened" : "widenLanes")}(lanes, wide, {count});", 10 + (11 * count), 12);
        Array.Fill(first, "0");
    }
}
