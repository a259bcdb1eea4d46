namespace DupNet.Embedded.Models
{
    /// <summary>Reads little-endian numbers. The caller has checked the range.</summary>
    internal static class LittleEndian
    {
        public static int UInt16(byte[] data, int offset) => data[offset] | (data[offset + 1] << 8);

        public static int Int16(byte[] data, int offset) => ((sbyte)data[offset + 1] * 256) + data[offset];

        public static int Int32(byte[] data, int offset)
            => data[offset] | (data[offset + 1] << 8) | (data[offset + 2] << 16) | (data[offset + 3] << 24);

        /// <summary>An unsigned 32-bit number, held in a long: nanoCLR mishandles casts from uint.</summary>
        public static long UInt32(byte[] data, int offset)
            => UInt16(data, offset) + ((long)UInt16(data, offset + 2) << 16);
    }
}
