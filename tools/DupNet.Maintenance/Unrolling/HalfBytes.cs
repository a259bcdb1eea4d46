using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>Weights four bits at a time: those of byte n are i(2n), the low ones, and i(2n + 1).</summary>
internal static class HalfBytes
{
    /// <summary>Writes code that reads some bytes of weights, from index <c>source</c> on.</summary>
    public static string Read(int bytes) => Lines(bytes, n => Of($$"""
        int i{{(2 * n) + 1}} = weights[{{Index("source", n)}}];
        int i{{2 * n}} = i{{(2 * n) + 1}} & 15;
        i{{(2 * n) + 1}} >>= 4;
        """));

    /// <summary>Writes the sum of one entry from each table of a word.</summary>
    public static string LookUp(string word, int bytes) => Sum(2 * bytes, 10, i => $"{word}{i}[i{i}]");
}
