using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;

namespace DupNet.Compiling.Native;

/// <summary>The functions of a layer for one kind of input, in the shape that takes the fewest instructions.</summary>
internal sealed class LayerCode
{
    private readonly NativeLayer _layer;
    private readonly List<(CountedCode Sums, CountedCode? Pool)> _blocks = [];

    private LayerCode(NativeLayer layer, LaneWidth width, int mostInputs, SumPass[] passes)
    {
        _layer = layer;
        Width = width;
        var sums = new SumsWriter(layer, width, mostInputs, passes);
        var output = new OutputWriter(layer, width);
        foreach (FilterBlock block in layer.Blocks)
        {
            int[] none = new int[block.Filters.Count];
            IReadOnlyList<int>? biases = width == LaneWidth.Narrow ? output.BiasesOf(block) : null;
            CountedCode code = sums.Write(block, biases);
            code.Add(output.WriteWindow(block, biases ?? none));
            _blocks.Add((code, layer.HasPool ? output.WritePool(block, biases ?? none) : null));
        }
    }

    /// <summary>How sums lie in words.</summary>
    public LaneWidth Width { get; }

    /// <summary>Instructions for a window of all lanes, its share of a pool included.</summary>
    public int WindowInstructions => _blocks.Sum(block => block.Sums.Instructions + ((block.Pool?.Instructions ?? 0) / 4) + CallInstructions);

    /// <summary>Bytes of machine code.</summary>
    public int Bytes => _blocks.Sum(block => block.Sums.Bytes + (block.Pool?.Bytes ?? 0) + (block.Pool is null ? FrameBytes : 2 * FrameBytes));

    /// <summary>Saving and restoring registers.</summary>
    private static int CallInstructions => 30;

    private static int FrameBytes => 60;

    private string Name => FormattableString.Invariant($"layer{_layer.Number}{(_layer.IsGray ? "Gray" : string.Empty)}");

    private int Lanes => Width == LaneWidth.Halfword ? 2 : 4;

    /// <summary>The cheapest code for a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="columns">Columns of its convolution at the size that counts.</param>
    /// <param name="rows">Rows.</param>
    public static LayerCode Cheapest(NativeLayer layer, int columns, int rows)
    {
        SumPass[] bits = SumPass.Bits(layer.Ones, layer.Copies);
        IEnumerable<SumPass[]> allPasses = layer.Copies == 1 ? [bits] : [bits, SumPass.WithRests(layer.Ones, layer.Copies)];
        LayerCode? best = null;
        long least = long.MaxValue;
        foreach (LaneWidth width in WidthsOf(layer))
        {
            foreach (SumPass[] passes in allPasses)
            {
                // Byte lanes hold no numbers below zero.
                if (width == LaneWidth.Byte && passes.Any(pass => !pass.IsTree))
                {
                    continue;
                }

                int room = layer.Target.Registers - int.Min(layer.MostFilters, layer.Target.Filters);
                int most = int.Min(int.Max(room, 4), width == LaneWidth.Byte ? 255 / layer.LargestInput : int.MaxValue);
                for (int inputs = int.Min(most, 3); inputs <= int.Min(most, 9); inputs++)
                {
                    var code = new LayerCode(layer, width, inputs, passes);
                    long cost = (long)code.WindowInstructions * Windows(layer.Spec, code.Lanes, columns, rows);
                    if (cost < least)
                    {
                        (best, least) = (code, cost);
                    }
                }
            }
        }

        return best!;
    }

    /// <summary>Instructions of all windows at a size.</summary>
    public long Instructions(int columns, int rows) => (long)WindowInstructions * Windows(_layer.Spec, Lanes, columns, rows);

    /// <summary>The functions.</summary>
    public string Functions()
    {
        var text = new System.Text.StringBuilder();
        foreach ((int i, (CountedCode sums, CountedCode? pool)) in _blocks.Index())
        {
            IReadOnlyList<int> filters = _layer.Blocks[i].Filters;
            text.Append(FormattableString.Invariant($"// Filters {string.Join(", ", filters)}: the sums of a window{(pool is null ? ", and the outputs" : string.Empty)}.\n"));
            text.Append(FormattableString.Invariant($"void {Name}Sums{i}(const CompiledWindow& w)\n{{\n")).Append(sums.Text).Append("}\n\n");
            if (pool is not null)
            {
                text.Append("// Their outputs, of four windows.\n");
                text.Append(FormattableString.Invariant($"void {Name}Pool{i}(const CompiledWindow& w)\n{{\n")).Append(pool.Text).Append("}\n\n");
            }
        }

        text.Append(Table("Sums"));
        if (_layer.HasPool)
        {
            text.Append(Table("Pool"));
        }

        return text.ToString();
    }

    /// <summary>The value of a <c>CompiledCode</c>.</summary>
    public string Description() => FormattableString.Invariant(
        $"{{LaneWidth::{Width}, {_layer.Inputs}, {_layer.Copies}, {_blocks.Count}, {_layer.MostFilters}, {Name}Sums, {(_layer.HasPool ? $"{Name}Pool" : "nullptr")}, {WindowInstructions}, {Bytes}}}");

    /// <summary>
    /// Whether byte lanes never overflow, as the table kernels decide it: halved sums span less than 256, and a row of a window's
    /// inputs fits a byte.
    /// </summary>
    public static bool FitsNarrow(NativeLayer layer)
    {
        const int LargestNarrowSum = 500;
        return layer.Spec.Source != 0 && !layer.IsHead && layer.Copies == 1 && layer.LargestSum <= LargestNarrowSum
            && layer.LargestSum <= 255 * layer.Spec.Kernel;
    }

    /// <summary>Windows of tiles that lie in the lanes: side by side, and for a map also one above the other.</summary>
    public static int Windows(LayerSpec spec, int lanes, int columns, int rows)
    {
        int least = int.MaxValue;
        for (int across = lanes; across >= 1 && (spec.Source != 0 || across == lanes); across /= 2)
        {
            least = int.Min(least, TileSide(columns, across, spec.Pool) * TileSide(rows, lanes / across, spec.Pool));
        }

        return least;
    }

    private static int TileSide(int side, int tiles, int pool)
    {
        int tile = (side + tiles - 1) / tiles;
        return (tile + pool - 1) / pool * pool;
    }

    private static IEnumerable<LaneWidth> WidthsOf(NativeLayer layer)
    {
        if (FitsNarrow(layer))
        {
            yield return LaneWidth.Narrow;
        }

        yield return LaneWidth.Halfword;
        if (layer.Spec.Source != 0 && layer.LargestInput <= 85)
        {
            yield return LaneWidth.Byte;
        }
    }

    private string Table(string kind)
    {
        string names = string.Join(", ", Enumerable.Range(0, _blocks.Count).Select(i => FormattableString.Invariant($"{Name}{kind}{i}")));
        return $"const CompiledBlock {Name}{kind}[] = {{{names}}};\n\n";
    }
}
