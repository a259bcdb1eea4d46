using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>Products of nine pixels with the weights of one, two or three words of filters, a, b and c. One word uses each pixel once, so it needs no local for it.</summary>
internal static class ImageLoops
{
    private const int Taps = 9;
    private const string Words = "abc";

    public static string Methods { get; } = string.Join("\n\n", Add("AddThree", 3), Add("AddTwo", 2), Add("AddOne", 1));

    private static string Add(string name, int words) => Of($$"""
        private static void {{name}}(
            ulong[] sums, int at, int end, int words, byte[] ring, int source, int step, int[] taps, ulong[] weights, int first)
        {
            {{Lines(Taps, i => $"int o{i} = taps[{i}];")}}
            {{Lines(words * Taps, i => $"ulong {Words[i / Taps]}{i % Taps} = weights[{Index("first", i)}];")}}
            for (; at < end; at += words)
            {
                {{(words == 1 ? $"sums[at] = sums[at] + {Sum(Taps, Taps, i => $"(ring[source + o{i}] * a{i})")};" : AddLocals(words))}}
                source += step;
            }
        }
        """);

    private static string AddLocals(int words) => Of($$"""
        {{Lines(Taps, i => $"ulong x{i} = ring[source + o{i}];")}}
        {{Lines(words, word => $"sums[{Index("at", word)}] = sums[{Index("at", word)}] + {Sum(Taps, Taps, i => $"(x{i} * {Words[word]}{i})")};")}}
        """);
}
