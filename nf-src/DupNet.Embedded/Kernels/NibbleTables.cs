namespace DupNet.Embedded.Kernels
{
    /// <summary>Tables of 16 words, indexed by four bits of weights: entry s is the sum of the words whose bit is set in s.</summary>
    internal static class NibbleTables
    {
        /// <summary>Fills a table.</summary>
        /// <param name="table">The table.</param>
        /// <param name="v0">The word of bit 0.</param>
        /// <param name="v1">The word of bit 1.</param>
        /// <param name="v2">The word of bit 2.</param>
        /// <param name="v3">The word of bit 3.</param>
        public static void Fill(ulong[] table, ulong v0, ulong v1, ulong v2, ulong v3)
        {
            // Unrolled: an interpreter pays for each instruction, and nothing for locals.
            ulong v01 = v0 + v1;
            ulong v23 = v2 + v3;
            table[0] = 0;
            table[1] = v0;
            table[2] = v1;
            table[3] = v01;
            table[4] = v2;
            table[5] = v0 + v2;
            table[6] = v1 + v2;
            table[7] = v01 + v2;
            table[8] = v3;
            table[9] = v0 + v3;
            table[10] = v1 + v3;
            table[11] = v01 + v3;
            table[12] = v23;
            table[13] = v0 + v23;
            table[14] = v1 + v23;
            table[15] = v01 + v23;
        }
    }
}
