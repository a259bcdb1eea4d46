namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// CRC-16/IBM-3740, also called CCITT-FALSE: polynomial 0x1021, preset 0xFFFF, not reflected. Of the ASCII digits 1 to 9 it
    /// is 0x29B1.
    /// </summary>
    public static class Crc16
    {
        /// <summary>Computes the CRC-16 of some bytes, 0 .. 65535.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="count">How many.</param>
        /// <returns>0 .. 65535.</returns>
        public static int Compute(byte[] data, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int end = offset + count; offset < end; offset++)
            {
                crc ^= data[offset] << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
                }
            }

            return crc;
        }
    }
}
