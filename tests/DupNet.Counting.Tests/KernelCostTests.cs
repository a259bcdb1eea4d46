using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Networks;
using DupNet.Maintenance.Compiled;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests;

/// <summary>What kernels say that a layer costs, by which they are chosen, against what is counted.</summary>
[Collection("counts")]
public class KernelCostTests
{
    /// <summary>Layers of fewer instructions are not compared: others decide nothing.</summary>
    private const long SmallLayer = 50_000;

    private const double SmallestRatio = 0.7;
    private const double LargestRatio = 1.4;

    [Fact]
    public void EstimatesAreNearTheCountsForEveryKernel()
    {
        Row[][] tables =
        [
            [
                new(0, 12, Stride: 2), new(1, 16, Pool: 2), new(2, 24), new(3, 48, Pool: 2), new(4, 64, WeightDuplication: 2), new(5, 64, WeightDuplication: 4),
                new(6, 24, Kernel: 1, Padding: 0), new(7, 5, Kernel: 1, Padding: 0, OutputBits: 0),
            ],
            [new(0, 8, Stride: 2, Pool: 2), new(1, 16), new(2, 32, Pool: 2), new(3, 40, InputDuplication: 2), new(4, 10, Kernel: 1, Padding: 0, OutputBits: 0)],
            [new(0, 16, Kernel: 5, Padding: 2), new(1, 20, Stride: 2), new(2, 32, OutputBits: 1), new(3, 30, WeightDuplication: 2), new(4, 24, Stride: 2), new(5, 5, OutputBits: 0)],
        ];
        List<string> wrong = [];
        HashSet<int> compared = [];
        foreach ((Row[] rows, int channels) in tables.Zip([3, 1, 1]))
        {
            byte[] file = ModelWriter.Write(RandomModel.Create(new Random(1), "costs", channels, 32, 192, rows));
            CompiledCode code = CompiledCode.Of(file);
            foreach ((int side, bool isCode) in new[] { (64, false), (160, false), (64, true), (160, true) })
            {
                NetworkPlan plan = new(isCode ? DupNetModel.Load(code.Make()) : DupNetModel.Load(file), side, side);
                DetectCounts counts = DetectCounts.Measure(isCode ? null : file, isCode ? code.Images : [], false, side, side, side, side, "Gray8");
                for (int i = 0; i < counts.Layers.Count; i++)
                {
                    // Heads are counted with the decoding of their boxes, and one kernel alone runs them.
                    if (counts.Layers[i] < SmallLayer || plan.Layers[i].Layer.IsHead)
                    {
                        continue;
                    }

                    compared.Add(plan.KernelNumber(i));
                    double ratio = (double)plan.Cost(i) / counts.Layers[i];
                    if (ratio is < SmallestRatio or > LargestRatio)
                    {
                        wrong.Add(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{rows.Length} layers at {side}, layer {i + 1} on {KernelTable.NameOf(plan.KernelNumber(i))}: {plan.Cost(i)} estimated, {counts.Layers[i]} counted"));
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(KernelTable.Numbers().Order(), compared.Order());
    }
}
