namespace DupNet.Embedded.Kernels
{
    /// <summary>Working memory that the kernels share, one layer after the other.</summary>
    internal sealed class KernelScratch
    {
        /// <summary>Byte tables that a kernel looks up in at a time.</summary>
        public const int TableCount = 6;

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

        /// <summary>Words of lanes: windows, half-byte sums, accumulators.</summary>
        public ulong[] Words { get; }

        /// <summary>Sums for the output stage.</summary>
        public int[] Sums { get; }

        /// <summary>Half bytes of a table under construction.</summary>
        public ulong[] Halves { get; } = new ulong[32];

        /// <summary>Weights of a table under construction.</summary>
        public ulong[] Inputs { get; } = new ulong[8];

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int tables, int words, int sums)
        {
            return (tables * (4 + (8 * ByteTables.Entries))) + (8 * words) + (4 * sums) + (8 * (32 + 8));
        }
    }
}
