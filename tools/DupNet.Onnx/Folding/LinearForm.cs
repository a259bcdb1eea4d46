using System;
using System.Linq;

namespace DupNet.Onnx.Folding;

/// <summary>
/// A map that is <c>Gain * z + Offset</c>, a pair a channel, z being the integer that the map begins with. Or it is that number rounded down,
/// times <see cref="Unit"/>.
/// </summary>
/// <param name="Gain">Gain of each channel.</param>
/// <param name="Offset">Offset of each channel.</param>
/// <param name="Unit">Factor after rounding down; 0 where nothing is rounded.</param>
internal sealed record LinearForm(double[] Gain, double[] Offset, double Unit = 0)
{
    /// <summary>Whether the numbers are rounded down.</summary>
    public bool IsRounded => Unit != 0;

    /// <summary>The form after a factor a channel; null where it is no such form any more.</summary>
    public LinearForm? Times(double[] factor)
    {
        if (!IsRounded)
        {
            return new LinearForm([.. Gain.Zip(factor, static (a, b) => a * b)], [.. Offset.Zip(factor, static (a, b) => a * b)]);
        }

        return factor[0] != 0 && Array.TrueForAll(factor, each => each == factor[0]) ? this with { Unit = Unit * factor[0] } : null;
    }

    /// <summary>The form after a summand a channel; null where it is no such form any more.</summary>
    public LinearForm? Plus(double[] summand)
    {
        if (IsRounded)
        {
            return Array.TrueForAll(summand, static each => each == 0) ? this : null;
        }

        return this with { Offset = [.. Offset.Zip(summand, static (a, b) => a + b)] };
    }

    /// <summary>The form after rounding down; null where it was rounded before.</summary>
    public LinearForm? Floor() => IsRounded ? null : this with { Unit = 1 };
}
