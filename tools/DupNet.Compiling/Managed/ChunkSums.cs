using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>
/// The sums of a few inputs that filters need, each computed once and kept in a local. A filter's part is a pattern of digits -1, 0, 1, one for
/// each input. A pattern of both halves of the inputs is the sum of its two halves, which are patterns too; patterns that differ by their sign
/// alone share a local. A pattern that few need is not kept: they add its halves.
/// </summary>
internal sealed class ChunkSums
{
    /// <summary>Uses from which on a local pays: it costs four instructions, and saves two at each use.</summary>
    private const int FewestUses = 3;

    private readonly int _inputs;
    private readonly Dictionary<int, int> _uses = [];
    private readonly Dictionary<int, Sum> _kept = [];
    private readonly List<Sum> _sums = [];

    /// <summary>Starts with no uses.</summary>
    /// <param name="inputs">How many inputs, at most 8.</param>
    public ChunkSums(int inputs)
    {
        _inputs = inputs;
    }

    /// <summary>The sums to compute, in an order in which they can be.</summary>
    public IReadOnlyList<Sum> Sums => _sums;

    /// <summary>Notes a use of a pattern.</summary>
    public void Use(ReadOnlySpan<sbyte> pattern)
    {
        int code = Code(pattern);
        if (code != 0)
        {
            AddUses(code, 1);
        }
    }

    /// <summary>Decides which sums are kept, when all uses are known.</summary>
    public void Decide()
    {
        // Halves are used by patterns of wider ranges only.
        Queue<(int First, int Count)> ranges = new([(0, _inputs)]);
        while (ranges.TryDequeue(out (int First, int Count) range))
        {
            if (range.Count < 2)
            {
                continue;
            }

            int left = (range.Count + 1) / 2;
            foreach (int code in _uses.Keys.Where(code => Splits(code, range.First, range.Count)).Order().ToArray())
            {
                (int First, int Second) halves = Halves(code, range.First + left);
                int uses = _uses[code] >= FewestUses ? 1 : _uses[code];
                if (_uses[code] >= FewestUses)
                {
                    _kept[code] = new Sum(code, _kept.Count);
                }

                AddUses(Positive(halves.First), uses);
                AddUses(Positive(halves.Second), uses);
            }

            ranges.Enqueue((range.First, left));
            ranges.Enqueue((range.First + left, range.Count - left));
        }

        _sums.AddRange(_kept.Values.OrderBy(sum => Span(sum.Code)).ThenBy(sum => sum.Code));
    }

    /// <summary>The terms that a kept sum is computed from.</summary>
    public IReadOnlyList<Term> TermsOf(Sum sum)
    {
        (int first, int second) = Halves(sum.Code, Middle(sum.Code));
        List<Term> terms = [];
        AddTerms(first, 1, terms);
        AddTerms(second, 1, terms);
        return terms;
    }

    /// <summary>The terms of a pattern.</summary>
    public IReadOnlyList<Term> TermsOf(ReadOnlySpan<sbyte> pattern)
    {
        List<Term> terms = [];
        AddTerms(Signed(pattern), 1, terms);
        return terms;
    }

    private void AddTerms(int code, int sign, List<Term> terms)
    {
        if (code == 0)
        {
            return;
        }

        if (Positive(code) != code)
        {
            code = Positive(code);
            sign = -sign;
        }

        if (Ones(code) == 1)
        {
            terms.Add(new Term(sign, Last(code), -1, 1));
        }
        else if (_kept.TryGetValue(code, out Sum? sum))
        {
            terms.Add(new Term(sign, -1, sum.Index, Ones(code)));
        }
        else
        {
            (int first, int second) = Halves(code, Middle(code));
            AddTerms(first, sign, terms);
            AddTerms(second, sign, terms);
        }
    }

    private void AddUses(int code, int uses)
    {
        if (code != 0)
        {
            _uses[code] = _uses.GetValueOrDefault(code) + uses;
        }
    }

    // A code has two bits for each input: 0, 1 for the digit 1, 2 for the digit -1.
    private static int Code(ReadOnlySpan<sbyte> pattern) => Positive(Signed(pattern));

    private static int Signed(ReadOnlySpan<sbyte> pattern)
    {
        int code = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            code |= (pattern[i] switch { 0 => 0, > 0 => 1, _ => 2 }) << (2 * i);
        }

        return code;
    }

    /// <summary>The pattern, or its negative, whose first digit is 1.</summary>
    private static int Positive(int code)
    {
        int first = int.TrailingZeroCount(code);
        return code != 0 && first % 2 == 1 ? ((code & 0x5555) << 1) | ((code >> 1) & 0x5555) : code;
    }

    private static int Ones(int code) => int.PopCount(code);

    private static int Last(int code) => int.Log2(code) / 2;

    private static int Span(int code) => Last(code) - (int.TrailingZeroCount(code) / 2);

    private static (int First, int Second) Halves(int code, int middle)
    {
        int mask = (1 << (2 * middle)) - 1;
        return (code & mask, code & ~mask);
    }

    /// <summary>Whether a pattern lies in a range, and in both halves of it.</summary>
    private static bool Splits(int code, int first, int count)
    {
        (int lower, int upper) = Halves(code, first + ((count + 1) / 2));
        return lower != 0 && upper != 0 && int.TrailingZeroCount(code) / 2 >= first && Last(code) < first + count;
    }

    /// <summary>Where the second half of the narrowest range starts that holds a pattern.</summary>
    private int Middle(int code)
    {
        int first = 0;
        int count = _inputs;
        while (!Splits(code, first, count))
        {
            int left = (count + 1) / 2;
            if (Last(code) < first + left)
            {
                count = left;
            }
            else
            {
                first += left;
                count -= left;
            }
        }

        return first + ((count + 1) / 2);
    }

    /// <summary>A sum that is kept in a local.</summary>
    /// <param name="Code">Its pattern.</param>
    /// <param name="Index">Number among the kept sums.</param>
    internal sealed record Sum(int Code, int Index);

    /// <summary>A term: an input or a kept sum, added or subtracted.</summary>
    /// <param name="Sign">1 or -1.</param>
    /// <param name="Input">The input, or -1.</param>
    /// <param name="Sum">Number of the kept sum, or -1.</param>
    /// <param name="Inputs">How many inputs it is the sum of.</param>
    internal readonly record struct Term(int Sign, int Input, int Sum, int Inputs);
}
