namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// The bytes of a packet, all numbers with the lowest byte first:
    /// <list type="table">
    /// <item><term>0</term><description>2 bytes: 0xD9, 0x4E</description></item>
    /// <item><term>2</term><description>1 byte: <see cref="Version"/></description></item>
    /// <item><term>3</term><description>1 byte: type, see <see cref="MessageType"/></description></item>
    /// <item><term>4</term><description>2 bytes: sequence number, repeated in the reply</description></item>
    /// <item><term>6</term><description>2 bytes: length n of the payload</description></item>
    /// <item><term>8</term><description>2 bytes: CRC-16/IBM-3740 of bytes 0 .. 7</description></item>
    /// <item><term>10</term><description>n bytes: payload</description></item>
    /// <item><term>10 + n</term><description>4 bytes: CRC-32 (ISO-HDLC) of bytes 0 .. 9 + n</description></item>
    /// </list>
    /// The header is the same in all versions.
    /// </summary>
    public static class PacketLayout
    {
        /// <summary>Version of the protocol that this library speaks.</summary>
        public const int Version = 1;

        /// <summary>First byte of a packet.</summary>
        public const int FirstByte = 0xD9;

        /// <summary>Second byte of a packet.</summary>
        public const int SecondByte = 0x4E;

        /// <summary>Bytes before the payload.</summary>
        public const int HeaderBytes = 10;

        /// <summary>Bytes of the header before its checksum.</summary>
        public const int CheckedHeaderBytes = 8;

        /// <summary>Bytes of the checksum after the payload of a packet.</summary>
        public const int ChecksumBytes = 4;

        /// <summary>Most bytes of a payload.</summary>
        public const int MaxPayload = 1024;

        /// <summary>Most bytes of a packet.</summary>
        public const int MaxBytes = HeaderBytes + MaxPayload + ChecksumBytes;

        /// <summary>Most characters of a text in a payload.</summary>
        public const int MaxText = 150;

        /// <summary>Most characters of a name in a payload: of a class, of a target.</summary>
        public const int MaxName = 63;

        /// <summary>Silence that ends an incomplete packet, in milliseconds.</summary>
        public const int GapMilliseconds = 200;
    }
}
