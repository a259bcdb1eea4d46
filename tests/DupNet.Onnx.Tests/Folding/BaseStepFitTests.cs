using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Onnx.Folding;
using Xunit;

namespace DupNet.Onnx.Tests.Folding;

public sealed class BaseStepFitTests
{
    private static readonly Gen<(int Shift, (short Base, ushort Step)[] Channels)> s_layers =
        Gen.Select(Gen.Int[0, 12], Gen.Select(Gen.Short, Gen.UShort).Array[1, 6]);

    [Fact]
    public void WhatWasABaseAndAStepIsFoundAgain() => s_layers.Sample(layer =>
    {
        ThresholdRange[][] wanted =
        [
            .. layer.Channels.Select(channel => Enumerable.Range(0, 3).Select(t => (long)((channel.Base + (t * channel.Step)) >> layer.Shift))
                .Select(value => new ThresholdRange(value, value)).ToArray()),
        ];
        AssertExact(wanted);
    });

    [Fact]
    public void ThresholdsBeyondAllSumsAreFree()
    {
        const int Reach = 40;
        Gen.Int[-60, 60].Array[3].Array[1, 5].Sample(layer =>
        {
            ThresholdRange[][] wanted =
            [
                .. layer.Select(channel => channel.Order().Select(value =>
                    value > Reach ? new ThresholdRange(Reach + 1, ThresholdRange.Unbounded)
                    : value <= -Reach ? new ThresholdRange(-ThresholdRange.Unbounded, -Reach)
                    : new ThresholdRange(value, value)).ToArray()),
            ];
            if (BaseStepFit.Find(wanted) is not null)
            {
                AssertExact(wanted);
            }
        });
        ThresholdRange[] never = [.. Enumerable.Repeat(new ThresholdRange(Reach + 1, ThresholdRange.Unbounded), 3)];
        ThresholdRange[] always = [.. Enumerable.Repeat(new ThresholdRange(-ThresholdRange.Unbounded, -Reach), 3)];
        AssertExact([never, always, [new(7, 7), new(24, 24), never[2]]]);
    }

    [Fact]
    public void UnevenThresholdsAreRefused()
    {
        Assert.Null(BaseStepFit.Find([[new(0, 0), new(10, 10), new(200, 200)]]));
        Assert.NotNull(BaseStepFit.Find([[new(0, 0), new(10, 10), new(15, 30)]]));
    }

    private static void AssertExact(IReadOnlyList<ThresholdRange[]> wanted)
    {
        (int Shift, short[] Base, ushort[] Step)? found = BaseStepFit.Find(wanted);
        Assert.NotNull(found);
        for (int o = 0; o < wanted.Count; o++)
        {
            for (int t = 0; t < wanted[o].Length; t++)
            {
                Assert.InRange((found.Value.Base[o] + (t * found.Value.Step[o])) >> found.Value.Shift, wanted[o][t].Least, wanted[o][t].Most);
            }
        }
    }
}
