using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>
/// A row of windows of three rows of nine bytes, x0 .. x26, for the 27 weights of three words of filters, a, b and c. A window moves on by six bytes, so its
/// last three of each row are the first three of the next one.
/// </summary>
internal static class ColourImageLoop
{
    private const int Rows = 3;
    private const int RowBytes = 9;
    private const int Step = 6;
    private const int Shared = RowBytes - Step;
    private const int Length = Rows * RowBytes;
    private const int Comparisons = 3;
    private const string Words = "abc";

    public static string Methods { get; } = Of($$"""
        /// <summary>Computes a row.</summary>
        /// <param name="arena">Holds rows of the image, and takes the levels.</param>
        /// <param name="p0">Where the first window's upper row starts.</param>
        /// <param name="p1">Where its middle row starts.</param>
        /// <param name="p2">Where its lower row starts.</param>
        /// <param name="weights">As <see cref="ImageConvolution"/> unpacks them.</param>
        /// <param name="thresholds">K of three comparisons of four filters each.</param>
        /// <param name="target">Where the row starts.</param>
        /// <param name="end">Where it ends.</param>
        public static void Run(
            byte[] arena, int p0, int p1, int p2, ulong[] weights, ulong[] thresholds, int target, int end)
        {
            {{Lines(Words.Length, word => Lines(Length, i => $"ulong {Words[word]}{i} = weights[{(((i / RowBytes * Words.Length) + word) * RowBytes) + (i % RowBytes)}];"))}}
            {{Lines(Words.Length * Comparisons, i => $"ulong k{i} = thresholds[{i}];")}}
            {{Lines(Rows, row => Lines(Shared, i => $"ulong x{(row * RowBytes) + Step + i} = arena[{Index($"p{row}", i)}];"))}}
            for (; target < end; target += Words)
            {
                {{Lines(Rows, NextWindow)}}
                {{string.Join("\n\n", Store(0), Store(1), Store(2))}}
            }
        }
        """);

    private static string NextWindow(int row)
    {
        int x = row * RowBytes;
        return Of($$"""
            {{Lines(Shared, i => $"ulong x{x + i} = x{x + Step + i};")}}
            {{Lines(Step - Shared, i => $"ulong x{x + Shared + i} = arena[p{row} + {Shared + i}];")}}
            {{Lines(Shared, i => $"x{x + Step + i} = arena[p{row} + {Step + i}];")}}
            p{{row}} += {{Step}};
            """);
    }

    private static string Store(int word)
    {
        int k = word * Comparisons;
        return Of($$"""
            {{(word == 0 ? "ulong " : string.Empty)}}z = {{Sum(Length, RowBytes, i => $"(x{i} * {Words[word]}{i})")}};
            {{(word == 0 ? "ulong " : string.Empty)}}second = z + k{{k + 1}};
            arena[{{Index("target", word)}}] = (byte)((((second & LayerOutput.Reached)
                | (((second ^ (z + k{{k}}) ^ (z + k{{k + 2}})) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);
            """);
    }
}
