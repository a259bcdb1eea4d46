namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Tables of 256 words, indexed by a byte: entry s is the sum of one word for each half byte of s. The convolution
    /// kernels look up eight bits of weights or inputs at a time in them.
    /// </summary>
    internal static class ByteTables
    {
        /// <summary>Entries of one table.</summary>
        public const int Entries = 256;

        /// <summary>Fills a table from the sums for all values of its low and of its high half byte.</summary>
        /// <param name="table">The table.</param>
        /// <param name="halves">16 words for the low half byte, then 16 for the high one.</param>
        public static void Fill(ulong[] table, ulong[] halves)
        {
            // Unrolled: an interpreter pays for each instruction, and nothing for locals.
            ulong l0 = halves[0];
            ulong l1 = halves[1];
            ulong l2 = halves[2];
            ulong l3 = halves[3];
            ulong l4 = halves[4];
            ulong l5 = halves[5];
            ulong l6 = halves[6];
            ulong l7 = halves[7];
            ulong l8 = halves[8];
            ulong l9 = halves[9];
            ulong l10 = halves[10];
            ulong l11 = halves[11];
            ulong l12 = halves[12];
            ulong l13 = halves[13];
            ulong l14 = halves[14];
            ulong l15 = halves[15];
            int entry = 0;
            for (int half = 16; half < 32; half++)
            {
                ulong high = halves[half];
                table[entry] = high + l0;
                table[entry + 1] = high + l1;
                table[entry + 2] = high + l2;
                table[entry + 3] = high + l3;
                table[entry + 4] = high + l4;
                table[entry + 5] = high + l5;
                table[entry + 6] = high + l6;
                table[entry + 7] = high + l7;
                table[entry + 8] = high + l8;
                table[entry + 9] = high + l9;
                table[entry + 10] = high + l10;
                table[entry + 11] = high + l11;
                table[entry + 12] = high + l12;
                table[entry + 13] = high + l13;
                table[entry + 14] = high + l14;
                table[entry + 15] = high + l15;
                entry += 16;
            }
        }

        /// <summary>The sums of all subsets of four words: entry s holds those whose bit is set in s.</summary>
        /// <param name="halves">Takes the sums.</param>
        /// <param name="at">Where they start.</param>
        /// <param name="bias">Is added to each.</param>
        /// <param name="words">The words.</param>
        /// <param name="first">Index of the word of bit 0.</param>
        public static void FillSubsets(ulong[] halves, int at, ulong bias, ulong[] words, int first)
        {
            ulong v0 = words[first];
            ulong v1 = words[first + 1];
            FillPairs(halves, at, bias, v0, v1, v0 + v1);
            bias += words[first + 2];
            FillPairs(halves, at + 4, bias, v0, v1, v0 + v1);
            bias += words[first + 3];
            FillPairs(halves, at + 12, bias, v0, v1, v0 + v1);
            bias -= words[first + 2];
            FillPairs(halves, at + 8, bias, v0, v1, v0 + v1);
        }

        /// <summary>The sums of two words times levels 0..3: entry s holds (s mod 4) * v0 + (s / 4) * v1.</summary>
        /// <param name="halves">Takes the sums.</param>
        /// <param name="at">Where they start.</param>
        /// <param name="bias">Is added to each.</param>
        /// <param name="v0">The word of the lower two bits.</param>
        /// <param name="v1">The word of the upper two bits.</param>
        public static void FillLevelPairs(ulong[] halves, int at, ulong bias, ulong v0, ulong v1)
        {
            ulong v00 = v0 + v0;
            for (int end = at + 16; at < end; at += 4)
            {
                FillPairs(halves, at, bias, v0, v00, v00 + v0);
                bias += v1;
            }
        }

        private static void FillPairs(ulong[] halves, int at, ulong bias, ulong v1, ulong v2, ulong v3)
        {
            halves[at] = bias;
            halves[at + 1] = bias + v1;
            halves[at + 2] = bias + v2;
            halves[at + 3] = bias + v3;
        }
    }
}
