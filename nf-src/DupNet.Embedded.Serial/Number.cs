namespace DupNet.Embedded.Serial
{
    /// <summary>Numbers in bytes, lowest byte first. The caller has checked the range.</summary>
    internal static class Number
    {
        public static int UInt16(byte[] data, int offset) => data[offset] | (data[offset + 1] << 8);

        /// <summary>An unsigned 32-bit number, held in a long: nanoCLR mishandles casts from uint.</summary>
        public static long UInt32(byte[] data, int offset) => UInt16(data, offset) + ((long)UInt16(data, offset + 2) << 16);
    }
}
