namespace DupNet.Embedded.Models
{
    /// <summary>
    /// CRC-32 of IEEE 802.3, as in zip and PNG: polynomial 0x04C11DB7 reflected, register preset to and result
    /// inverted with ones.
    /// </summary>
    public sealed class Crc32
    {
        private const long ReflectedPolynomial = 0xEDB88320L;
        private const long Ones = 0xFFFFFFFFL;

        private readonly long[] _table = new long[256];
        private long _register = Ones;

        /// <summary>Builds the table: 256 numbers of 8 bytes.</summary>
        public Crc32()
        {
            for (int i = 0; i < 256; i++)
            {
                long remainder = i;
                for (int bit = 0; bit < 8; bit++)
                {
                    remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ ReflectedPolynomial : remainder >> 1;
                }

                _table[i] = remainder;
            }
        }

        /// <summary>The CRC of all bytes appended since the start or the last reset, 0 .. 2^32 - 1.</summary>
        public long Value => _register ^ Ones;

        /// <summary>Starts a new checksum.</summary>
        public void Reset() => _register = Ones;

        /// <summary>Appends bytes.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="count">How many.</param>
        public void Append(byte[] data, int offset, int count)
        {
            long[] table = _table;
            long register = _register;
            for (int end = offset + count; offset < end; offset++)
            {
                register = table[((int)register ^ data[offset]) & 255] ^ (register >> 8);
            }

            _register = register;
        }

        /// <summary>Appends the four bytes of a number, lowest first.</summary>
        /// <param name="value">The number.</param>
        public void Append(int value)
        {
            long[] table = _table;
            long register = _register;
            register = table[((int)register ^ value) & 255] ^ (register >> 8);
            register = table[((int)register ^ (value >> 8)) & 255] ^ (register >> 8);
            register = table[((int)register ^ (value >> 16)) & 255] ^ (register >> 8);
            register = table[((int)register ^ (value >> 24)) & 255] ^ (register >> 8);
            _register = register;
        }
    }
}
