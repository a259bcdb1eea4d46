using static DupNet.Maintenance.Unrolling.CodeText;

namespace DupNet.Maintenance.Unrolling;

/// <summary>Look-ups in tables of two places, a and b, by some bytes of weights: a half byte for a table of each.</summary>
internal static class TileLaneLoops
{
    public static string Methods { get; } = string.Join("\n\n", Add("AddNine", 9), Add("AddFive", 5), Add("AddOne", 1));

    private static string Add(string name, int bytes) => Of($$"""
        private static void {{name}}(
            KernelScratch scratch, int right, int sums, int sumsStep, int filters, byte[] weights, int source, int step)
        {
            ulong[][] blocks = scratch.Blocks;
            ulong[][] tables = scratch.References;
            {{Lines(2 * bytes, i => $"ulong[] a{i} = tables[{i}];")}}
            {{Lines(2 * bytes, i => $"ulong[] b{i} = tables[{Index("right", i)}];")}}
            for (; filters > 0; filters -= KernelScratch.BlockEntries)
            {
                ulong[] a = blocks[sums];
                ulong[] b = blocks[sums + sumsStep];
                sums++;
                int end = filters < KernelScratch.BlockEntries ? filters : KernelScratch.BlockEntries;
                for (int at = 0; at < end; at++)
                {
                    {{HalfBytes.Read(bytes)}}
                    a[at] = a[at] + {{HalfBytes.LookUp("a", bytes)}};
                    b[at] = b[at] + {{HalfBytes.LookUp("b", bytes)}};
                    source += step;
                }
            }

            AddTotal(scratch.Totals, 0, {{Sum(2 * bytes, 10, i => $"a{i}[15]")}});
            AddTotal(scratch.Totals, 2, {{Sum(2 * bytes, 10, i => $"b{i}[15]")}});
        }
        """);
}
