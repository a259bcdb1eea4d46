using System;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Working memory that the kernels share, one layer after the other: blocks of 16 words, each a look-up table or sums of 16
    /// filters, whatever the running kernel makes of them.
    /// </summary>
    internal sealed class KernelScratch
    {
        /// <summary>Number of 64-bit words in a block.</summary>
        public const int BlockEntries = 16;

        /// <summary>Offsets of pixels that a kernel works on together: 24 to read, 24 to write.</summary>
        public const int OffsetEntries = 48;

        /// <summary>What nanoFramework takes for a reference in an array, and for the head of an array.</summary>
        private const int ReferenceBytes = 12;

        /// <summary>Bytes of a block, with its reference and its head.</summary>
        public const int BlockBytes = ReferenceBytes + ReferenceBytes + (8 * BlockEntries);

        private const int TotalEntries = 6;

        public KernelScratch(int blocks, int references, int cellEntries, int inputWords, int sumWords, int resultWords)
        {
            Blocks = new ulong[blocks][];
            for (int i = 0; i < blocks; i++)
            {
                Blocks[i] = new ulong[BlockEntries];
            }

            References = new ulong[references][];
            Cell = new int[cellEntries];
            Inputs = new ulong[inputWords];
            Sums = new ulong[sumWords];
            Results = new ulong[resultWords];
        }

        /// <summary>Blocks that the running kernel works in.</summary>
        public ulong[][] Blocks { get; }

        /// <summary>References to blocks, for a kernel that reads them in another order.</summary>
        public ulong[][] References { get; }

        /// <summary>Sums, then logits, of a head's cell.</summary>
        public int[] Cell { get; }

        /// <summary>Rows of a compiled layer's input, in lanes.</summary>
        public ulong[] Inputs { get; }

        /// <summary>Sums of a compiled layer.</summary>
        public ulong[] Sums { get; }

        /// <summary>What a compiled layer gives, in lanes.</summary>
        public ulong[] Results { get; }

        /// <summary>Where pixels start in the arena.</summary>
        public int[] Offsets { get; } = new int[OffsetEntries];

        /// <summary>Sums of all inputs of a window.</summary>
        public ulong[] Totals { get; } = new ulong[TotalEntries];

        /// <summary>Blocks that hold a word for each filter.</summary>
        public static int BlocksOf(int filters) => (filters + BlockEntries - 1) / BlockEntries;

        /// <summary>Clears blocks.</summary>
        public void Clear(int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                Array.Clear(Blocks[i], 0, BlockEntries);
            }
        }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int blocks, int references, int cellEntries, int inputWords, int sumWords, int resultWords)
        {
            return (blocks * BlockBytes) + (references * ReferenceBytes) + (4 * cellEntries) + (4 * OffsetEntries)
                + (8 * (TotalEntries + inputWords + sumWords + resultWords));
        }
    }
}
