using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;

namespace DupNet.Compiling.Native;

/// <summary>Writes what becomes of a block's sums: thresholds and levels in the output map, or logits. See <c>CompiledLayer.h</c>.</summary>
/// <param name="layer">The layer.</param>
/// <param name="width">How sums lie in words.</param>
internal sealed class OutputWriter(NativeLayer layer, LaneWidth width)
{
    private readonly LayerSpec _spec = layer.Spec;

    /// <summary>Words of a finished sum, each of a part of the lanes.</summary>
    public int Words { get; } = width == LaneWidth.Byte ? 2 : 1;

    /// <summary>
    /// The biases of narrow sums: with y = z / 2 rounded down plus bias, y and y + 1 fit a byte. One bias for all filters of a block, if
    /// there is one.
    /// </summary>
    public IReadOnlyList<int> BiasesOf(FilterBlock block)
    {
        int[] own = [.. block.Filters.Select(filter => (1 - layer.Smallest(filter)) >> 1)];
        int common = own.Max();
        return block.Filters.All(filter => ((layer.Largest(filter) + 2) >> 1) + common <= 255) ? [.. own.Select(_ => common)] : own;
    }

    /// <summary>Writes the end of a function that has the sums of a window in variables: outputs, or with a pool sums for later.</summary>
    public CountedCode WriteWindow(FilterBlock block, IReadOnlyList<int> biases)
    {
        var code = new CountedCode();
        if (width == LaneWidth.Byte)
        {
            code.Add($"    const uint32_t even = w.offsets[0], odd = w.offsets[1];", 3, 6);
        }

        if (layer.HasPool)
        {
            int count = block.Filters.Count;
            code.Add($"    uint32_t* sums = w.sums;", 1, 2);
            for (int i = 0; i < count; i++)
            {
                for (int word = 0; word < Words; word++)
                {
                    code.Add($"    sums[{(i * Words) + word}] = {SumOf(i, word)};", Words == 1 ? 1 : 4, Words == 1 ? 3 : 11);
                }
            }

            return code;
        }

        WriteOutputs(code, block, (i, word) => [SumOf(i, word)], biases, "w.offsets[1]");
        return code;
    }

    /// <summary>Writes a function's body that has the sums of four windows in memory.</summary>
    public CountedCode WritePool(FilterBlock block, IReadOnlyList<int> biases)
    {
        var code = new CountedCode();
        int window = layer.MostFilters * Words;
        code.Add($"    const uint32_t* sums = w.sums;", 1, 2);
        if (width == LaneWidth.Narrow)
        {
            code.Add($"    [[maybe_unused]] const uint32_t pa = w.offsets[1], pb = w.offsets[3], pc = w.below[1], pd = w.below[3];", 6, 12);
        }

        WriteOutputs(
            code,
            block,
            (i, word) => [.. Enumerable.Range(0, 4).Select(n => FormattableString.Invariant($"sums[{(n * window) + (i * Words) + word}]"))],
            biases,
            null);
        return code;
    }

    private string SumOf(int i, int word) => width == LaneWidth.Byte
        ? FormattableString.Invariant($"(2 * wide[{(2 * i) + word}]) + {(word == 0 ? "even" : "odd")}")
        : FormattableString.Invariant($"a{i}");

    /// <summary>The lanes of a word, and by how many bits they lie above the lowest.</summary>
    private IEnumerable<(int Lane, int Shift)> LanesOf(int word) => width switch
    {
        LaneWidth.Halfword => [(0, 0), (1, 16)],
        LaneWidth.Byte => [(word, 0), (word + 2, 16)],
        _ => [(0, 0), (1, 8), (2, 16), (3, 24)],
    };

    private void WriteOutputs(CountedCode code, FilterBlock block, Func<int, int, string[]> sums, IReadOnlyList<int> biases, string? parity)
    {
        for (int word = 0; word < Words; word++)
        {
            if (layer.IsHead)
            {
                WriteLogits(code, block, sums, word);
            }
            else if (layer.Fold > 1)
            {
                WriteElements(code, block, sums, biases, word);
            }
            else
            {
                WriteLevels(code, block, sums, biases, word);
            }
        }
    }

    private void WriteLogits(CountedCode code, FilterBlock block, Func<int, int, string[]> sums, int word)
    {
        foreach ((int i, int filter) in block.Filters.Index())
        {
            code.Add($"    {{ // filter {filter}");
            code.Add($"        const uint32_t z = {sums(i, word)[0]};", Words, 4);
            foreach ((int lane, int shift) in LanesOf(word))
            {
                code.Add(
                    $"        storeLogit(w.targets[{lane}], {filter}, {(shift == 0 ? "lowHalf" : "highHalf")}(z), {_spec.Scale[filter]}, {_spec.Bias[filter]}, {_spec.Shift});", 9, 30);
            }

            code.Add($"    }}");
        }
    }

    /// <summary>Elements that sum up the levels of several filters, a byte each.</summary>
    private void WriteElements(CountedCode code, FilterBlock block, Func<int, int, string[]> sums, IReadOnlyList<int> biases, int word)
    {
        int elements = _spec.ChannelsOut / layer.Fold;
        for (int i = 0; i < block.Filters.Count;)
        {
            int element = block.Filters[i] % elements;
            int first = block.Filters[i];
            code.Add($"    {{ // element {element}{LanesText(word)}");
            code.Add($"        uint32_t level = 0;");
            for (; i < block.Filters.Count && block.Filters[i] % elements == element; i++)
            {
                WriteFilter(code, block.Filters[i], sums(i, word), biases[i], "level += ", _spec.OutputBits == 2 ? "levelOf" : "bitOf", "narrowLevelOf", "narrowBitOf", string.Empty);
            }

            string store = first == element ? "storeByte" : "addByte";
            foreach ((int lane, int shift) in LanesOf(word))
            {
                code.Add($"        {store}(w.targets[{lane}] + {element}, level{(shift == 0 ? string.Empty : FormattableString.Invariant($" >> {shift}"))});", 3, 9);
            }

            code.Add($"    }}");
        }
    }

    /// <summary>Levels of several filters in a byte.</summary>
    private void WriteLevels(CountedCode code, FilterBlock block, Func<int, int, string[]> sums, IReadOnlyList<int> biases, int word)
    {
        int laneBits = width == LaneWidth.Narrow ? 8 : 16;
        for (int first = 0; first < block.Filters.Count; first += layer.ByteFilters)
        {
            int count = int.Min(layer.ByteFilters, block.Filters.Count - first);
            int target = block.Filters[first] / layer.ByteFilters;
            code.Add($"    {{ // filters {block.Filters[first]} to {block.Filters[first + count - 1]}{LanesText(word)}");
            code.Add($"        uint32_t levels = 0;");
            for (int i = first; i < first + count; i++)
            {
                WriteFilter(code, block.Filters[i], sums(i, word), biases[i], "levels = ", _spec.OutputBits == 2 ? "withLevel" : "withBit", "withNarrowLevel", "withNarrowBit", "levels, ");
            }

            int unused = laneBits - (count * _spec.OutputBits);
            foreach ((int lane, int shift) in LanesOf(word))
            {
                int down = unused + shift;
                code.Add($"        storeByte(w.targets[{lane}] + {target}, levels{(down == 0 ? string.Empty : FormattableString.Invariant($" >> {down}"))});", 3, 9);
            }

            code.Add($"    }}");
        }
    }

    private string LanesText(int word) => Words == 1 ? string.Empty : word == 0 ? ", even lanes" : ", odd lanes";

    /// <summary>Merges a filter's reached thresholds: <c>assignment merge(before, t1, t2, t3)</c>.</summary>
    private void WriteFilter(
        CountedCode code, int filter, string[] sums, int bias, string assignment, string merge, string narrowMerge, string narrowBit, string before)
    {
        int[] thresholds = [.. Enumerable.Range(0, _spec.ThresholdCount).Select(t => layer.Threshold(filter, t))];
        if (width == LaneWidth.Narrow)
        {
            WriteNarrowFilter(code, filter, thresholds, sums, bias, assignment, thresholds.Length == 3 ? narrowMerge : narrowBit, before);
            return;
        }

        // Bit 15 of z + 32768 - threshold, in both lanes.
        uint[] limits = [.. thresholds.Select(threshold => unchecked((uint)(32768 - threshold) * 0x00010001u))];
        string[] names = sums.Length == 1 ? ["z"] : ["za", "zb", "zc", "zd"];
        code.Add($"        {{");
        code.Add($"            const uint32_t {string.Join(", ", names.Zip(sums, (name, sum) => $"{name} = {sum}"))};", sums.Length == 1 ? Words - 1 : 4, 4 * (sums.Length - 1));
        string reached = string.Join(", ", limits.Select(limit => string.Join(" | ", names.Select(name => FormattableString.Invariant($"({name} + 0x{limit:X8}u)")))));
        code.Add($"            {assignment}{merge}({before}{reached});", (limits.Length * ((2 * names.Length) + 1)) + 8, (limits.Length * (8 + (4 * names.Length))) + 24);
        code.Add($"        }}");
    }

    private static void WriteNarrowFilter(
        CountedCode code, int filter, int[] thresholds, string[] sums, int bias, string assignment, string merge, string before)
    {
        // z >= T is y >= (T + 1) / 2 rounded down + bias, where y takes S modulo 2 in if T is odd.
        bool[] odd = [.. thresholds.Select(threshold => (threshold & 1) != 0)];
        int[] limits = [.. thresholds.Select(threshold => ((threshold + 1) >> 1) + bias)];
        string[] names = sums.Length == 1 ? ["a"] : ["a", "b", "c", "d"];
        code.Add($"        {{ // filter {filter}");
        code.Add($"            const uint32_t {string.Join(", ", names.Zip(sums, (name, sum) => $"y{name} = {sum}"))};", sums.Length == 1 ? 0 : 4, sums.Length == 1 ? 0 : 16);
        if (odd.Contains(true))
        {
            string parities = string.Join(", ", names.Select(name => sums.Length == 1 ? $"o{name} = y{name} + w.offsets[1]" : $"o{name} = y{name} + p{name}"));
            code.Add($"            const uint32_t {parities};", names.Length, 4 * names.Length);
        }

        List<string> reached = [];
        for (int t = 0; t < limits.Length; t++)
        {
            string kind = odd[t] ? "o" : "y";
            if (names.Length == 4 && limits[t] < 128)
            {
                string each = string.Join(", ", names.Select(name => kind + name));
                reached.Add(FormattableString.Invariant($"lowReached({string.Join(" | ", names.Select(name => kind + name))}, {each}, {limits[t]})"));
            }
            else
            {
                reached.Add(string.Join(" | ", names.Select(name => FormattableString.Invariant($"narrowReached({kind}{name}, {limits[t]})"))));
            }
        }

        int instructions = limits.Length * (2 + (3 * names.Length));
        code.Add($"            {assignment}{merge}({before}{string.Join(", ", reached)});", instructions + 8, (4 * instructions) + 20);
        code.Add($"        }}");
    }
}
