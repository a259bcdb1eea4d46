namespace DupNet.Embedded.Models
{
    /// <summary>Numbers in bytes, lowest byte first. The caller has checked the range.</summary>
    public static class LittleEndian
    {
        /// <summary>Reads an unsigned 16-bit number.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <returns>0 .. 65535.</returns>
        public static int UInt16(byte[] data, int offset) => data[offset] | (data[offset + 1] << 8);

        /// <summary>Reads a signed 16-bit number.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <returns>-32768 .. 32767.</returns>
        public static int Int16(byte[] data, int offset) => ((sbyte)data[offset + 1] * 256) + data[offset];

        /// <summary>Reads a signed 32-bit number.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <returns>-2^31 .. 2^31 - 1.</returns>
        public static int Int32(byte[] data, int offset)
            => data[offset] | (data[offset + 1] << 8) | (data[offset + 2] << 16) | (data[offset + 3] << 24);

        /// <summary>Reads an unsigned 32-bit number, held in a long: nanoCLR mishandles casts from uint.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <returns>0 .. 2^32 - 1.</returns>
        public static long UInt32(byte[] data, int offset)
            => UInt16(data, offset) + ((long)UInt16(data, offset + 2) << 16);

        /// <summary>Writes two bytes.</summary>
        /// <param name="data">Takes the bytes.</param>
        /// <param name="offset">Where the first goes.</param>
        /// <param name="value">The lowest sixteen bits are taken.</param>
        public static void PutUInt16(byte[] data, int offset, int value)
        {
            data[offset] = (byte)value;
            data[offset + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes four bytes.</summary>
        /// <param name="data">Takes the bytes.</param>
        /// <param name="offset">Where the first goes.</param>
        /// <param name="value">The lowest 32 bits are taken.</param>
        public static void PutUInt32(byte[] data, int offset, long value)
        {
            PutUInt16(data, offset, (int)(value & 0xFFFF));
            PutUInt16(data, offset + 2, (int)((value >> 16) & 0xFFFF));
        }
    }
}
