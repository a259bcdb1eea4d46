namespace DupNet.Embedded.Kernels
{
    /// <summary>Working memory that the kernels share, one layer after the other.</summary>
    internal sealed class KernelScratch
    {
        /// <summary>Most byte tables that a kernel looks up in at a time.</summary>
        public const int MaxTables = 6;

        /// <summary>What nanoFramework takes for a reference in an array.</summary>
        private const int ReferenceBytes = 12;

        private const int HalfEntries = 32;
        private const int InputEntries = 8;

        public KernelScratch(int tables, int words, int sums)
        {
            Tables = new ulong[tables][];
            for (int i = 0; i < tables; i++)
            {
                Tables[i] = new ulong[ByteTables.Entries];
            }

            Words = new ulong[words];
            Sums = new int[sums];
        }

        /// <summary>Tables of <see cref="ByteTables.Entries"/> words each.</summary>
        public ulong[][] Tables { get; }

        /// <summary>
        /// Words of lanes. Pixel lanes: the window, FilterBytes * 8 words, then an accumulator a filter. Filter lanes: two
        /// accumulators a pixel of the band, even and odd filters.
        /// </summary>
        public ulong[] Words { get; }

        /// <summary>Sums for the output stage.</summary>
        public int[] Sums { get; }

        /// <summary>Half bytes of a table under construction.</summary>
        public ulong[] Halves { get; } = new ulong[HalfEntries];

        /// <summary>Weights of a table under construction.</summary>
        public ulong[] Inputs { get; } = new ulong[InputEntries];

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int tables, int words, int sums)
        {
            return (tables * (ReferenceBytes + (8 * ByteTables.Entries))) + (8 * words) + (4 * sums) + (8 * (HalfEntries + InputEntries));
        }
    }
}
