using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>
/// Look-ups in tables of three words, a, b and c, by some bytes of weights: a half byte for a table of each word. Wide ones have two pixels in 16 bits,
/// whose sums are taken apart: the odd bytes go to d, e and f.
/// </summary>
internal static class PixelLaneLoops
{
    private const string Words = "abc";
    private const string OddWords = "def";

    public static string Methods { get; } = string.Join(
        "\n\n", LookUp("LookUpFour", 4, false), LookUp("LookUpTwo", 2, false), LookUp("LookUpOne", 1, false), LookUp("LookUpFourWide", 4, true), LookUp("LookUpOneWide", 1, true));

    private static string LookUp(string name, int bytes, bool isWide) => Of($$"""
        private static void {{name}}(ulong[][] blocks, int sums, int filters, byte[] weights, int source, int step)
        {
            {{Lines(Words.Length, word => Lines(2 * bytes, i => $"ulong[] {Words[word]}{i} = blocks[{FirstTable(word, i)}];"))}}
            int count = KernelScratch.BlocksOf(filters);
            for (int block = 0; block < count; block++)
            {
                {{Lines(isWide ? 2 * Words.Length : Words.Length, set => $"ulong[] {(Words + OddWords)[set]} = blocks[{FirstSum(set)} + block];")}}
                int end = filters - (block * KernelScratch.BlockEntries);
                end = end < KernelScratch.BlockEntries ? end : KernelScratch.BlockEntries;
                for (int at = 0; at < end; at++)
                {
                    {{HalfBytes.Read(bytes)}}
                    {{Lines(Words.Length, word => isWide ? AddWide(word, bytes) : $"{Words[word]}[at] = {Words[word]}[at] + {HalfBytes.LookUp(Words[word..(word + 1)], bytes)};")}}
                    source += step;
                }
            }
        }
        """);

    private static string AddWide(int word, int bytes) => Of($$"""
        {{(word == 0 ? "ulong " : string.Empty)}}lanes = {{HalfBytes.LookUp(Words[word..(word + 1)], bytes)}};
        {{Words[word]}}[at] = {{Words[word]}}[at] + (lanes & EvenBytes);
        {{OddWords[word]}}[at] = {{OddWords[word]}}[at] + ((lanes >> 8) & EvenBytes);
        """);

    private static string FirstTable(int word, int table)
        => word == 0 ? $"{table}" : Index(word == 1 ? "TablesPerWord" : table == 0 ? "2 * TablesPerWord" : "(2 * TablesPerWord)", table);

    private static string FirstSum(int set) => set == 0 ? "sums" : set == 1 ? "sums + count" : $"sums + ({set} * count)";
}
