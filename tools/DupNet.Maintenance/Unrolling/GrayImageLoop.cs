using System.Linq;
using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>
/// A row of pools of five rows of five bytes, x0 .. x24, in which four windows of 3 x 3 lie two bytes apart, for the nine weights of two words of filters, a and b.
/// A pool moves on by four bytes, so the last one of each row is the first one of the next pool.
/// </summary>
internal static class GrayImageLoop
{
    private const int Side = 5;
    private const int Kernel = 3;
    private const int Stride = 2;
    private const int Step = 4;
    private const int Taps = Kernel * Kernel;
    private const int Comparisons = 3;
    private const string Words = "ab";

    private static readonly string[] s_windows = ["upperLeft", "upperRight", "lowerLeft", "lowerRight"];

    public static string Methods { get; } = Of($$"""
        /// <summary>Computes a row.</summary>
        /// <param name="arena">Holds rows of the image, and takes the levels.</param>
        /// <param name="p0">Where the first of five rows of the first pool starts.</param>
        /// <param name="p1">Where the second one starts.</param>
        /// <param name="p2">Where the third one starts.</param>
        /// <param name="p3">Where the fourth one starts.</param>
        /// <param name="p4">Where the last one starts.</param>
        /// <param name="weights">As <see cref="ImageConvolution"/> unpacks them.</param>
        /// <param name="thresholds">K of three comparisons of four filters each.</param>
        /// <param name="target">Where the row starts.</param>
        /// <param name="end">Where it ends.</param>
        public static void Run(
            byte[] arena, int p0, int p1, int p2, int p3, int p4, ulong[] weights, ulong[] thresholds, int target, int end)
        {
            {{Lines(Words.Length * Taps, i => $"ulong {Words[i / Taps]}{i % Taps} = weights[{i}];")}}
            {{Lines(Words.Length * Comparisons, i => $"ulong k{i} = thresholds[{i}];")}}
            {{Lines(Side, row => $"ulong x{(row * Side) + Step} = arena[p{row}];")}}
            for (; target < end; target += Words)
            {
                {{Lines(Side, NextPool)}}
                {{string.Join("\n\n", Store(0), Store(1))}}
            }
        }
        """);

    private static string NextPool(int row)
    {
        int x = row * Side;
        return Of($$"""
            ulong x{{x}} = x{{x + Step}};
            {{Lines(Step - 1, i => $"ulong x{x + 1 + i} = arena[p{row} + {1 + i}];")}}
            x{{x + Step}} = arena[p{{row}} + {{Step}}];
            p{{row}} += {{Step}};
            """);
    }

    private static string Store(int word)
    {
        string type = word == 0 ? "ulong " : string.Empty;
        int k = word * Comparisons;
        return Of($$"""
            {{Lines(s_windows.Length, window => $"{type}{s_windows[window]} = {Sum(Taps, Taps, tap => $"(x{Pixel(window, tap)} * {Words[word]}{tap})")};")}}
            {{type}}second = {{Any(k + 1)}};
            arena[{{Index("target", word)}}] = (byte)((((second & LayerOutput.Reached)
                | (((second ^ ({{Any(k)}})
                ^ ({{Any(k + 2)}})) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);
            """);
    }

    private static int Pixel(int window, int tap)
        => (((window / 2 * Stride) + (tap / Kernel)) * Side) + (window % 2 * Stride) + (tap % Kernel);

    /// <summary>Whether any window reaches a threshold.</summary>
    private static string Any(int threshold) => string.Join(" | ", s_windows.Select(window => $"({window} + k{threshold})"));
}
