using System;
using System.Globalization;
using System.Linq;

namespace DupNet.Onnx.Reading;

/// <summary>A constant of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sides">The shape; none for a single number. Their product is the number of values.</param>
/// <param name="Values">The elements, last dimension fastest.</param>
internal sealed record ConstantTensor(string Name, int[] Sides, double[] Values)
{
    /// <summary>The shape in words.</summary>
    public string Shape => Sides.Length == 0 ? "of one number" : string.Join(" x ", Sides.Select(side => side.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The only number, or the number that all are.</summary>
    /// <exception cref="NodeRefusedException">There are several, or it is not finite.</exception>
    public double Single()
    {
        double value = Values.Length > 0 ? Finite(Values[0]) : throw new NodeRefusedException($"'{Name}' is empty");
        return Array.TrueForAll(Values, each => each == value)
            ? value
            : throw new NodeRefusedException($"'{Name}' holds several numbers ({Shape}); one for all channels is needed here");
    }

    /// <summary>A number a channel of a map, as a tensor of this shape is broadcast: one number, or C x 1 x 1, or 1 x C x 1 x 1.</summary>
    /// <exception cref="NodeRefusedException">The shape is another one, or a number is not finite.</exception>
    public double[] PerChannel(int channels)
    {
        if (Values.Length == 1)
        {
            return [.. Enumerable.Repeat(Finite(Values[0]), channels)];
        }

        int axis = Sides.Length - 3;
        bool fits = axis is 0 or 1 && Values.Length == channels && Sides[axis] == channels;
        return fits
            ? Array.ConvertAll(Values, Finite)
            : throw new NodeRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"'{Name}' is {Shape}; needed is one number, or one a channel (1 x {channels} x 1 x 1)"));
    }

    /// <summary>A number a channel, of a parameter that has one dimension.</summary>
    /// <exception cref="NodeRefusedException">There are more or fewer, or a number is not finite.</exception>
    public double[] Vector(int channels) => Values.Length == channels
        ? Array.ConvertAll(Values, Finite)
        : throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"'{Name}' is {Shape}; needed are {channels} numbers, one a channel"));

    /// <summary>Checks that all numbers are finite.</summary>
    /// <exception cref="NodeRefusedException">One is not.</exception>
    public ConstantTensor Checked()
    {
        foreach (double value in Values)
        {
            Finite(value);
        }

        return this;
    }

    private double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"'{Name}' holds {value}, which is no finite number"));
}
