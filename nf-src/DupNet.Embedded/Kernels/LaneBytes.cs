namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// Bytes of several pixels in the lanes of a word: eight lanes of 8 bits, or four of 16 bits. Unrolled, and gathered in numbers of 32 bits where
    /// they fit: an interpreter pays for each instruction.
    /// </summary>
    internal static class LaneBytes
    {
        /// <summary>Reads bytes into words: byte i of each lane's pixels becomes word i.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <param name="offsets">Where the bytes of the lanes start.</param>
        /// <param name="more">What is added to these offsets.</param>
        /// <param name="lanes">How many lanes, 4 or 8.</param>
        /// <param name="words">Takes the words.</param>
        /// <param name="target">Where the first one goes.</param>
        /// <param name="count">How many words, at least 1.</param>
        public static void Gather(byte[] bytes, int[] offsets, int more, int lanes, ulong[] words, int target, int count)
        {
            int p0 = offsets[0] + more;
            int p1 = offsets[1] + more - p0;
            int p2 = offsets[2] + more - p0;
            int p3 = offsets[3] + more - p0;
            int end = p0 + count;
            target -= p0;
            if (lanes == 4)
            {
                do
                {
                    words[p0 + target] = (ulong)(uint)(bytes[p0] | (bytes[p0 + p1] << 16)) | ((ulong)(uint)(bytes[p0 + p2] | (bytes[p0 + p3] << 16)) << 32);
                }
                while (++p0 != end);
                return;
            }

            int p4 = offsets[4] + more - p0;
            int p5 = offsets[5] + more - p0;
            int p6 = offsets[6] + more - p0;
            int p7 = offsets[7] + more - p0;
            do
            {
                words[p0 + target] = (ulong)(uint)(bytes[p0] | (bytes[p0 + p1] << 8) | (bytes[p0 + p2] << 16))
                    | ((ulong)(uint)(bytes[p0 + p3] | (bytes[p0 + p4] << 8) | (bytes[p0 + p5] << 16)) << 24)
                    | ((ulong)(uint)(bytes[p0 + p6] | (bytes[p0 + p7] << 8)) << 48);
            }
            while (++p0 != end);
        }

        /// <summary>Writes the lowest bytes of all lanes: word i becomes byte i of each lane's pixels.</summary>
        /// <param name="words">The words, from the first one on.</param>
        /// <param name="count">How many words, at least 1.</param>
        /// <param name="lanes">How many lanes, 4 or 8.</param>
        /// <param name="bytes">Takes the bytes.</param>
        /// <param name="offsets">Where the bytes of the lanes start.</param>
        /// <param name="more">What is added to these offsets.</param>
        public static void Scatter(ulong[] words, int count, int lanes, byte[] bytes, int[] offsets, int more)
        {
            int p0 = offsets[0] + more;
            int p1 = offsets[1] + more - p0;
            int p2 = offsets[2] + more - p0;
            int p3 = offsets[3] + more - p0;
            int end = p0 + count;
            int source = -p0;
            if (lanes == 4)
            {
                do
                {
                    ulong quad = words[p0 + source];
                    bytes[p0] = (byte)quad;
                    bytes[p0 + p1] = (byte)(quad >> 16);
                    bytes[p0 + p2] = (byte)(quad >> 32);
                    bytes[p0 + p3] = (byte)(quad >> 48);
                }
                while (++p0 != end);
                return;
            }

            int p4 = offsets[4] + more - p0;
            int p5 = offsets[5] + more - p0;
            int p6 = offsets[6] + more - p0;
            int p7 = offsets[7] + more - p0;
            do
            {
                ulong word = words[p0 + source];
                bytes[p0] = (byte)word;
                bytes[p0 + p1] = (byte)(word >> 8);
                bytes[p0 + p2] = (byte)(word >> 16);
                bytes[p0 + p3] = (byte)(word >> 24);
                bytes[p0 + p4] = (byte)(word >> 32);
                bytes[p0 + p5] = (byte)(word >> 40);
                bytes[p0 + p6] = (byte)(word >> 48);
                bytes[p0 + p7] = (byte)(word >> 56);
            }
            while (++p0 != end);
        }
    }
}
