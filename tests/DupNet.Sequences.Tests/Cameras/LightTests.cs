using System.Linq;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Cameras;
using Xunit;

namespace DupNet.Sequences.Tests.Cameras;

public sealed class LightTests
{
    private const int Frames = 200;
    private const int Rows = 120;

    [Fact]
    public void SteadyLightChangesNothing()
    {
        Picture picture = Gray();
        Light.Steady.Apply(picture, 7);
        Assert.All(picture.Rgb, value => Assert.Equal(128, value));
    }

    [Fact]
    public void ChangingLightHasStepsDriftAndBands()
    {
        Light light = Light.Changing(new SeededRandom(3), Frames, Rows);
        double[] means = new double[Frames];
        for (int time = 0; time < Frames; time++)
        {
            Picture picture = Gray();
            light.Apply(picture, time);
            means[time] = picture.Rgb.Average(value => (double)value);
            Assert.True(picture.Rgb.Max() - picture.Rgb.Min() >= 2, $"frame {time} has no bands");
        }

        double[] changes = [.. means.Skip(1).Zip(means, (next, before) => next - before)];
        Assert.True(changes.Max(System.Math.Abs) > 15, "no step");
        Assert.True(means.Max() - means.Min() > 25, "no drift");
    }

    private static Picture Gray()
    {
        var picture = new Picture(4, Rows);
        System.Array.Fill(picture.Rgb, (byte)128);
        return picture;
    }
}
