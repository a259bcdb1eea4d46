using System;
using System.Linq;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class ClassColoursTests
{
    // What people without one kind of cones see of linear light (Vienot, Brettel and Mollon, 1999; Brettel, Vienot and Mollon, 1997, for the last).
    private static readonly double[][] s_sights =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
        [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
        [1.01277, 0.13548, -0.14826, -0.01243, 0.86812, 0.14431, 0.07589, 0.80500, 0.11911],
    ];

    [Fact]
    public void EveryPairIsToldApartByEverySight()
    {
        double[][] colours = [.. Enumerable.Range(0, ClassColours.Count).Select(Painted)];
        foreach (double[] sight in s_sights)
        {
            for (int a = 0; a < colours.Length; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    double[] first = Seen(colours[a], sight);
                    double[] second = Seen(colours[b], sight);
                    double distance = Math.Sqrt(first.Zip(second, (x, y) => (x - y) * (x - y)).Sum());
                    Assert.True(distance > 35, $"{ClassColours.Of(a)} and {ClassColours.Of(b)} are {distance:F0} apart");
                }
            }
        }
    }

    [Fact]
    public void AfterTheLastColourTheyBeginAnew()
    {
        Assert.Equal(ClassColours.Count, Enumerable.Range(0, ClassColours.Count).Select(ClassColours.Of).Distinct().Count());
        Assert.Equal(ClassColours.Of(1), ClassColours.Of(ClassColours.Count + 1));
    }

    private static double[] Painted(int index)
    {
        Picture painted = BoxPainter.Paint(new Picture(40, 40), [new ScoreMark(10, 10, 20, 20, null, ClassColours.Of(index))]);
        int at = painted.IndexOf(10, 20);
        return [painted.Rgb[at], painted.Rgb[at + 1], painted.Rgb[at + 2]];
    }

    private static double[] Seen(double[] colour, double[] sight)
    {
        double[] linear = [.. colour.Select(value => Math.Pow(value / 255, 2.2))];
        return [.. Enumerable.Range(0, 3).Select(row => 255 * Math.Pow(Math.Clamp(Enumerable.Range(0, 3).Sum(column => sight[(3 * row) + column] * linear[column]), 0, 1), 1 / 2.2))];
    }
}
