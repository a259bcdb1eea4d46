using System;

namespace DupNet.Embedded.Layers
{
    /// <summary>Runs of equal bytes or groups of bytes, made by copies that double: an interpreter pays little for a long copy.</summary>
    internal static class ByteRuns
    {
        /// <summary>Sets bytes.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="start">The first byte.</param>
        /// <param name="end">Behind the last one.</param>
        /// <param name="value">The value.</param>
        public static void Fill(byte[] buffer, int start, int end, byte value)
        {
            if (start < end)
            {
                buffer[start] = value;
                Repeat(buffer, start, 1, end - start);
            }
        }

        /// <summary>Repeats bytes.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="start">Where they start.</param>
        /// <param name="count">How many there are.</param>
        /// <param name="total">How many there are to be, a multiple of that.</param>
        public static void Repeat(byte[] buffer, int start, int count, int total)
        {
            while (count < total)
            {
                int more = total - count < count ? total - count : count;
                Array.Copy(buffer, start, buffer, start + count, more);
                count += more;
            }
        }
    }
}
