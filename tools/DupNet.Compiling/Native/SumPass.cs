using System;
using System.Linq;

namespace DupNet.Compiling.Native;

/// <summary>
/// A part of the weights of all filters. What was summed up before is multiplied, then the sums of this part are added. So a number n in
/// 0..d can be summed up bit by bit, from the upper one on: multiplied by 2 each; or, where most are 0 or d, as d b + e: those of b,
/// multiplied by d, and the few e.
/// </summary>
/// <param name="Multiplier">Of what was summed up before; 1 in the first pass.</param>
/// <param name="Weights">Of each filter, for each input of the window.</param>
/// <param name="IsTree">Whether the weights are 0 and 1, so that filters share sums; else few are not 0.</param>
internal sealed record SumPass(int Multiplier, int[][] Weights, bool IsTree)
{
    /// <summary>The passes of bits.</summary>
    /// <param name="ones">Of each filter, for each input n.</param>
    /// <param name="copies">d.</param>
    public static SumPass[] Bits(int[][] ones, int copies)
    {
        int planes = 32 - int.LeadingZeroCount(copies);
        return
        [
            .. Enumerable.Range(0, planes).Select(i =>
                new SumPass(i == 0 ? 1 : 2, [.. ones.Select(row => Array.ConvertAll(row, n => (n >> (planes - 1 - i)) & 1))], true)),
        ];
    }

    /// <summary>The passes of d b + e, with the b that makes e small.</summary>
    /// <param name="ones">Of each filter, for each input n.</param>
    /// <param name="copies">d.</param>
    public static SumPass[] WithRests(int[][] ones, int copies)
    {
        static int Half(int n, int copies) => 2 * n > copies ? 1 : 0;
        return
        [
            new SumPass(1, [.. ones.Select(row => Array.ConvertAll(row, n => Half(n, copies)))], true),
            new SumPass(copies, [.. ones.Select(row => Array.ConvertAll(row, n => n - (copies * Half(n, copies))))], false),
        ];
    }
}
