using System;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Training.Export;
using Xunit;

namespace DupNet.Training.Tests.Export;

public sealed class FitterTests
{
    private const int LargestSum = 6912;

    [Fact]
    public void ThresholdsAreCeilings()
    {
        // level >= t + 1 when 2 * (sum - 10) / 4 + 0.25 >= t + 0.5, that is sum >= 10.5, 12.5, 14.5.
        RealThresholds thresholds = RealThresholds.Of(2, 0.25, 10, 4, 1, 0);
        Assert.Equal([11, 13, 15], new[] { thresholds.At(0), thresholds.At(1), thresholds.At(2) });

        // Pixels: sum = 64 * training's sum + 100.
        thresholds = RealThresholds.Of(2, 0.25, 10, 4, 64, 100);
        Assert.Equal([772, 900, 1028], new[] { thresholds.At(0), thresholds.At(1), thresholds.At(2) });
    }

    [Fact]
    public void BaseAndStepAreWithinOneOfTheRealThresholds()
    {
        Gen.Select(Gen.Double[-3000, 3000], Gen.Double[0.1, 2500], Gen.Int[0, 1]).Array[1, 40].Sample(channels =>
        {
            RealThresholds[] real = [.. channels.Select(channel => new RealThresholds(channel.Item1, channel.Item2))];
            (int shift, short[] bases, ushort[] steps) = BaseStepFitter.Fit(real, 3, LargestSum)!.Value;
            for (int i = 0; i < real.Length; i++)
            {
                for (int t = 0; t < 3; t++)
                {
                    int exact = real[i].At(t);
                    int stored = (bases[i] + (t * steps[i])) >> shift;
                    if (Math.Abs(exact) <= LargestSum)
                    {
                        Assert.InRange(stored - exact, -1, 1);
                    }
                    else
                    {
                        // Beyond all sums, only the side matters.
                        Assert.True(exact > 0 ? stored > LargestSum - 2 : stored <= -LargestSum + 2, $"{stored} for {exact}");
                    }
                }
            }
        });
    }

    [Fact]
    public void ThresholdsReadBackAreThePackedOnes()
    {
        Gen.Select(Gen.Short[-3000, 3000], Gen.UShort[1, 9000], Gen.Int[0, 9]).Array[1, 40].Sample(channels =>
        {
            int shift = channels[0].Item3;
            LayerSpec layer = Hidden(channels.Length) with
            {
                Quantizer = QuantizerKind.BaseAndStep,
                Shift = shift,
                Base = [.. channels.Select(channel => channel.Item1)],
                Step = [.. channels.Select(channel => channel.Item2)],
            };
            LayerSpec even = Hidden(channels.Length) with
            {
                Quantizer = QuantizerKind.Thresholds,
                Thresholds = [.. channels.SelectMany(channel => Enumerable.Range(0, 3).Select(t => (short)(channel.Item1 + (t * channel.Item3))))],
            };
            for (int channel = 0; channel < channels.Length; channel++)
            {
                for (int t = 0; t < 3; t++)
                {
                    Assert.Equal(layer.Threshold(channel, t), RealThresholds.Of(layer, channel, 1).At(t));
                    if (channels[channel].Item3 > 0)
                    {
                        Assert.Equal(even.Threshold(channel, t), RealThresholds.Of(even, channel, 1).At(t));
                    }
                }
            }
        });

        static LayerSpec Hidden(int channels) => new()
        {
            Source = 1, Kernel = 1, InputBits = 2, OutputBits = 2, ChannelsIn = 1, ChannelsOut = channels, Ones = new byte[channels], Quantizer = QuantizerKind.Thresholds,
        };
    }

    [Fact]
    public void SmallSumsKeepTheirFraction()
    {
        RealThresholds[] real = [new(-20.4, 13.3), new(55.2, 7.7), new(-90, 31.01)];
        (int shift, short[] bases, ushort[] steps) = BaseStepFitter.Fit(real, 3, 300)!.Value;
        Assert.Equal(8, shift);
        for (int i = 0; i < real.Length; i++)
        {
            for (int t = 0; t < 3; t++)
            {
                Assert.Equal(real[i].At(t), (bases[i] + (t * steps[i])) >> shift);
            }
        }
    }

    [Fact]
    public void ChannelsThatNeverChangeCostNoPrecision()
    {
        RealThresholds[] real = [new(-20.4, 13.3), new(1e7, 2e6), new(-1e9, 3), new(double.MaxValue, 1)];
        (int shift, short[] bases, ushort[] steps) = BaseStepFitter.Fit(real, 3, 100)!.Value;
        Assert.Equal(8, shift);
        Assert.True(bases[1] >> shift > 100);
        Assert.True((bases[2] + (2 * steps[2])) >> shift <= -100);
        Assert.True(bases[3] >> shift > 100);
    }

    [Fact]
    public void WideSpacingIsRefused() => Assert.Null(BaseStepFitter.Fit([new RealThresholds(-40000, 40010)], 3, LargestSum));

    [Fact]
    public void LogitsKeepTheirPrecision()
    {
        double[] gains = [0.03, -0.001, 0.02];
        double[] offsets = [-4, 0.5, 3];
        (int shift, short[] scale, int[] bias) = LogitFitter.Fit(gains, offsets)!.Value;
        for (int i = 0; i < gains.Length; i++)
        {
            for (int z = -500; z <= 500; z += 7)
            {
                double exact = 1024 * ((gains[i] * z) + offsets[i]);
                Assert.InRange(((z * scale[i]) + bias[i]) >> shift, exact - 1.5, exact + 1.5);
            }
        }
    }

    [Fact]
    public void LogitsBeyondTheFormatAreRefused() => Assert.Null(LogitFitter.Fit([100], [0]));
}
