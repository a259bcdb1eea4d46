using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>
/// A part of a layer's weights: a number times digits -1, 0, 1. The weights are the sum of their planes. A plane of few digits costs little: a sum
/// has a term for each that is not zero.
/// </summary>
/// <param name="Factor">The number, at least 1.</param>
/// <param name="Digits">A digit for each weight, in the order of <see cref="Packing.LayerSpec.Ones"/>.</param>
internal sealed record DigitPlane(int Factor, sbyte[] Digits)
{
    /// <summary>Splits weights 2n - d.</summary>
    /// <param name="ones">n of each weight, 0 .. d.</param>
    /// <param name="copies">d.</param>
    /// <returns>The planes, the largest factor first; none of zeros only.</returns>
    public static IReadOnlyList<DigitPlane> Split(byte[] ones, int copies)
    {
        int[] weights = [.. ones.Select(n => (2 * n) - copies)];
        IReadOnlyList<DigitPlane> binary = Binary(weights);

        // Most weights are the largest or the smallest: w = d * sign(w) and a rest that is zero there.
        int[] signs = [.. weights.Select(w => w < 0 ? -1 : 1)];
        IReadOnlyList<DigitPlane> signed =
        [
            new(copies, [.. signs.Select(sign => (sbyte)sign)]),
            .. Binary([.. weights.Select((w, i) => w - (copies * signs[i]))]),
        ];
        return Terms(signed) < Terms(binary) ? signed : binary;
    }

    /// <summary>Digits of non-adjacent form: few are not zero.</summary>
    private static IReadOnlyList<DigitPlane> Binary(int[] numbers)
    {
        List<DigitPlane> planes = [];
        int[] left = [.. numbers];
        for (int factor = 1; Array.Exists(left, n => n != 0); factor *= 2)
        {
            // Odd numbers take the digit that leaves a multiple of four.
            sbyte[] digits = [.. left.Select(n => (sbyte)((n & 1) == 0 ? 0 : (n & 3) == 1 ? 1 : -1))];
            left = [.. left.Select((n, i) => (n - digits[i]) / 2)];
            if (Array.Exists(digits, digit => digit != 0))
            {
                planes.Insert(0, new DigitPlane(factor, digits));
            }
        }

        return planes;
    }

    private static int Terms(IReadOnlyList<DigitPlane> planes) => planes.Sum(plane => plane.Digits.Count(digit => digit != 0));
}
