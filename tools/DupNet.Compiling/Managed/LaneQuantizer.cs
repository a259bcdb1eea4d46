using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>
/// Writes what becomes of sums: levels, packed into the bytes of output pixels; of a head, the sums themselves.
/// <para>
/// A threshold t becomes a number K, which is added to all lanes, so that the uppermost bit of a lane tells whether its z reaches t: K is 2^15 - t in
/// lanes of 16 bits, with t limited to one more than the largest z, so that no lane overflows. A 2-bit level is the number of
/// thresholds reached: its upper bit is that of the second, the lower one the exclusive or of all three. A pool is an or.
/// </para>
/// <para>
/// In lanes of 8 bits z = 2 S - T, whose half is compared: z reaches t if S - floor(T / 2) reaches (t + 1) / 2, for odd t, or S - ceil(T / 2)
/// reaches t / 2, for even t. With K = 2^7 - that number, all sums must stay within a byte.
/// </para>
/// </summary>
internal sealed class LaneQuantizer(LayerShape shape)
{
    private const ulong EvenBytes = 0x00FF00FF00FF00FFUL;
    private const ulong EvenOnes = 0x0001000100010001UL;

    /// <summary>1 in all lanes.</summary>
    /// <param name="lanes">4 or 8.</param>
    public static ulong AllLanes(int lanes) => lanes == 8 ? 0x0101010101010101UL : 0x0001000100010001UL;

    /// <summary>Writes what becomes of the sums.</summary>
    /// <param name="method">The last method of the layer.</param>
    /// <param name="consumers">The sums, those of a window together.</param>
    /// <param name="filters">How many a window has.</param>
    /// <param name="lanes">Pixels of a word, 4 or 8.</param>
    /// <param name="first">The first word of results to write.</param>
    /// <param name="end">The word after the last one.</param>
    public void Write(GeneratedMethod method, Consumer[] consumers, int filters, int lanes, int first, int end)
    {
        if (shape.Output is null)
        {
            for (int filter = first; filter < end; filter++)
            {
                method.Store("results", "target", filter, consumers[filter].Value!.Value);
            }

            return;
        }

        Consumer[] Of(int filter) => [.. Enumerable.Range(0, shape.Windows.Count).Select(window => consumers[(window * filters) + filter])];
        ByteComparison?[] comparisons = new ByteComparison?[shape.Spec.ChannelsOut];
        if (lanes == 8)
        {
            Consumer[] totals = Of(filters - 1);
            bool[] narrow = [.. comparisons.Select((_, filter) => TryNarrow(filter, Of(filter), out comparisons[filter]))];
            WriteTotals(method, totals, narrow, comparisons);
        }

        for (int target = first; target < end; target++)
        {
            List<Expression> pieces = [];
            foreach ((int filter, int bit) in FiltersOf(target))
            {
                Expression levels = lanes == 4 ? Levels(filter, [.. Of(filter).Select(consumer => consumer.Value!.Value)])
                    : comparisons[filter] is { } comparison ? ByteLevels(Of(filter), comparison)
                    : WideLevels(filter, Of(filter));

                // Levels lie in the uppermost bits of their lanes.
                int top = lanes == 8 ? 8 : 16;
                pieces.Add(Expression.Shift(levels, ">>", top - shape.Spec.OutputBits - bit));
            }

            string sign = shape.Output.ElementBits == 8 ? "+" : "|";
            method.Store("results", "target", target, pieces.Aggregate((sum, piece) => Expression.Of(sum, sign, piece)));
        }
    }

    /// <summary>The filters that make up a byte of an output pixel, and the bit where each one's level goes.</summary>
    private IEnumerable<(int Filter, int Bit)> FiltersOf(int target)
    {
        int bits = shape.Output!.ElementBits;
        return bits == 8
            ? Enumerable.Range(0, shape.Output.Fold).Select(i => (target + (i * shape.Output.Elements), 0))
            : Enumerable.Range(0, 8 / bits).Select(i => ((target * 8 / bits) + i, i * bits)).Where(each => each.Item1 < shape.Spec.ChannelsOut);
    }

    private (int Smallest, int Largest) RangeOf(int filter)
    {
        int[] weights = [.. Enumerable.Range(0, shape.Spec.FilterLength).Select(i => shape.Weight(filter, i) * shape.LargestInput)];
        return (weights.Where(w => w < 0).Sum(), weights.Where(w => w > 0).Sum());
    }

    /// <summary>Thresholds of a filter, limited to what its sums can and cannot reach.</summary>
    private int[] ThresholdsOf(int filter)
    {
        (int smallest, int largest) = RangeOf(filter);
        return [.. Enumerable.Range(0, shape.Spec.ThresholdCount).Select(t => Math.Clamp(shape.Spec.Threshold(filter, t), smallest, largest + 1))];
    }

    /// <summary>Levels in the two upper bits of lanes of 16 bits, or in the uppermost one.</summary>
    private Expression Levels(int filter, IReadOnlyList<Expression> sums)
    {
        Expression[] numbers = [.. ThresholdsOf(filter).Select(threshold => Expression.Constant((ulong)(32768 - threshold) * AllLanes(4)))];
        return Combine(sums, (window, value, t) => Expression.Of(value, "+", numbers[t]), 0x8000800080008000UL);
    }

    /// <summary>Levels of sums in lanes of 8 bits.</summary>
    private Expression ByteLevels(IReadOnlyList<Consumer> windows, ByteComparison comparison)
    {
        Expression[] sums =
        [
            .. windows.Select(consumer => Expression.Of(
                consumer.Value ?? Expression.Constant(0), "-", Expression.Local(Name(comparison.FromCeiling ? "c" : "h", consumer.Window)))),
        ];
        return Combine(
            sums,
            (window, value, t) => Expression.Of(
                comparison.IsOdd[t] == !comparison.FromCeiling ? value
                    : Expression.Of(value, comparison.FromCeiling ? "+" : "-", Expression.Local(Name("p", window))),
                "+",
                Expression.Constant((ulong)comparison.Numbers[t] * AllLanes(8))),
            0x8080808080808080UL);
    }

    /// <summary>Levels of sums in lanes of 8 bits, which are compared in lanes of 16 bits: the even ones, then the odd ones.</summary>
    private Expression WideLevels(int filter, IReadOnlyList<Consumer> windows)
    {
        Expression even = Levels(
            filter,
            [.. windows.Select(consumer => Expression.Of(Expression.Shift(Even(consumer, Name("t", consumer.Window)), "<<", 1), "-", Expression.Local(Name("e", consumer.Window))))]);
        Expression odd = Levels(
            filter,
            [.. windows.Select(consumer => Expression.Of(Expression.Shift(Odd(consumer, Name("t", consumer.Window)), "<<", 1), "-", Expression.Local(Name("o", consumer.Window))))]);
        return Expression.Of(Expression.Shift(even, ">>", 8), "|", odd);
    }

    /// <summary>Joins the comparisons of all windows to levels.</summary>
    private Expression Combine(IReadOnlyList<Expression> sums, Func<int, Expression, int, Expression> compare, ulong upperBits)
    {
        Expression upper = Expression.Constant(upperBits);
        if (shape.Spec.OutputBits == 1)
        {
            return Expression.Of(Or(0, false), "&", upper);
        }

        Expression second = Expression.Assign("s", Or(1, true));
        Expression lower = Expression.Of(Expression.Of(Expression.Of(Expression.Local("s"), "^", Or(0, false)), "^", Or(2, false)), "&", upper);
        return Expression.Of(Expression.Of(second, "&", upper), "|", Expression.Shift(lower, ">>", 1));

        Expression Or(int t, bool keeps) => Enumerable.Range(0, sums.Count)
            .Select(window => compare(
                window,
                keeps ? Expression.Assign(Name("z", window), sums[window])
                    : shape.Spec.OutputBits == 1 ? sums[window] : Expression.Local(Name("z", window)),
                t))
            .Aggregate((all, next) => Expression.Of(all, "|", next));
    }

    /// <summary>The even lanes of a sum, 16 bits each; keeps what the last method adds in a local.</summary>
    private static Expression Even(Consumer consumer, string local)
    {
        Expression? part = consumer.Value is { } value ? Expression.Of(Expression.Assign(local, value), "&", Expression.Constant(EvenBytes)) : null;
        return Join(consumer.EvenWord, part);
    }

    /// <summary>The odd lanes, after the even ones.</summary>
    private static Expression Odd(Consumer consumer, string local)
    {
        Expression? part = consumer.Value is null
            ? null
            : Expression.Of(Expression.Shift(Expression.Local(local), ">>", 8), "&", Expression.Constant(EvenBytes));
        return Join(consumer.OddWord, part);
    }

    private static Expression Join(int word, Expression? part)
    {
        Expression? held = word < 0 ? null : Expression.Element("sums", word);
        return held is { } first && part is { } second ? Expression.Of(first, "+", second) : held ?? part ?? Expression.Constant(0);
    }

    private static string Name(string letter, int window) => letter + window.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the sums T of all inputs, and their halves where somebody needs them.</summary>
    private void WriteTotals(GeneratedMethod method, IReadOnlyList<Consumer> totals, bool[] narrow, ByteComparison?[] comparisons)
    {
        foreach (Consumer total in totals)
        {
            int window = total.Window;
            method.Declare(Name("e", window), Even(total, "t"));
            method.Declare(Name("o", window), Odd(total, "t"));
            if (!narrow.Contains(true))
            {
                continue;
            }

            Expression even = Expression.Local(Name("e", window));
            Expression odd = Expression.Local(Name("o", window));
            Expression mask = Expression.Constant(EvenBytes);
            method.Declare(Name("h", window), Expression.Of(
                Expression.Of(Expression.Shift(even, ">>", 1), "&", mask),
                "|",
                Expression.Shift(Expression.Of(Expression.Shift(odd, ">>", 1), "&", mask), "<<", 8)));
            method.Declare(Name("p", window), Expression.Of(
                Expression.Of(even, "&", Expression.Constant(EvenOnes)),
                "|",
                Expression.Shift(Expression.Of(odd, "&", Expression.Constant(EvenOnes)), "<<", 8)));
            if (Array.Exists(comparisons, comparison => comparison is { FromCeiling: true }))
            {
                method.Declare(Name("c", window), Expression.Of(Expression.Local(Name("h", window)), "+", Expression.Local(Name("p", window))));
            }
        }
    }

    /// <summary>Whether a filter's sums can be compared as bytes, and how.</summary>
    private bool TryNarrow(int filter, IReadOnlyList<Consumer> windows, out ByteComparison? comparison)
    {
        comparison = null;
        int most = shape.LargestInput * shape.Spec.FilterLength;
        if (windows.Any(consumer => consumer.EvenWord >= 0) || most > 510)
        {
            return false;
        }

        (int smallest, int largest) = RangeOf(filter);
        int[] thresholds = ThresholdsOf(filter);
        bool[] isOdd = [.. thresholds.Select(t => t % 2 != 0)];
        int[] numbers = [.. thresholds.Select((t, i) => 128 - (isOdd[i] ? (t + 1) / 2 : t / 2))];
        for (int i = 0; i < thresholds.Length; i++)
        {
            // z / 2, rounded up for odd thresholds, down for even ones.
            int low = isOdd[i] ? -(-smallest / 2) : -((-smallest + 1) / 2);
            int high = isOdd[i] ? (largest + 1) / 2 : largest / 2;
            if (numbers[i] is < 0 or > 255 || low + numbers[i] < 0 || high + numbers[i] > 255)
            {
                return false;
            }
        }

        comparison = new ByteComparison(isOdd, numbers, 2 * isOdd.Count(odd => odd) < isOdd.Length);
        return true;
    }

    /// <summary>How a filter's sums are compared as bytes.</summary>
    /// <param name="IsOdd">Whether a threshold is odd.</param>
    /// <param name="Numbers">K of each threshold.</param>
    /// <param name="FromCeiling">Whether the larger half of T is subtracted first; thresholds of the other kind take the difference back.</param>
    private sealed record ByteComparison(bool[] IsOdd, int[] Numbers, bool FromCeiling);
}
