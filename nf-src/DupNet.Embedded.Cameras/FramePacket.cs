using DupNet.Embedded.Models;

namespace DupNet.Embedded.Cameras
{
    /// <summary>
    /// What goes over the line of a <see cref="SerialFrameCamera"/>, all numbers with the lowest byte first.
    /// <list type="table">
    /// <item><term>0</term><description>4 bytes: <c>DNRQ</c> of a request, <c>DNFR</c> of a frame</description></item>
    /// <item><term>4</term><description>1 byte: number of the request, repeated in the answer</description></item>
    /// <item><term>5</term><description>1 byte: <see cref="PixelFormat"/> as a number</description></item>
    /// <item><term>6</term><description>2 bytes: width</description></item>
    /// <item><term>8</term><description>2 bytes: height</description></item>
    /// <item><term>10</term><description>4 bytes: CRC-32 of bytes 0 .. 9</description></item>
    /// </list>
    /// A request ends there. In an answer the pixels follow, row by row without gaps, and 4 bytes with the CRC-32 of the pixels.
    /// </summary>
    public static class FramePacket
    {
        /// <summary>First bytes of a request, as a number.</summary>
        public const int Request = 0x51524E44;

        /// <summary>First bytes of an answer, as a number.</summary>
        public const int Answer = 0x52464E44;

        /// <summary>Bytes of a header.</summary>
        public const int HeaderBytes = 14;

        /// <summary>Bytes of the checksum behind the pixels.</summary>
        public const int ChecksumBytes = 4;

        private const int CheckedBytes = HeaderBytes - ChecksumBytes;

        /// <summary>Writes a header.</summary>
        /// <param name="packet">Takes <see cref="HeaderBytes"/> bytes.</param>
        /// <param name="kind"><see cref="Request"/> or <see cref="Answer"/>.</param>
        /// <param name="sequence">Number of the request, 0 .. 255.</param>
        /// <param name="mode">Size and format.</param>
        /// <param name="crc">For the checksum.</param>
        public static void WriteHeader(byte[] packet, int kind, int sequence, CameraMode mode, Crc32 crc)
        {
            LittleEndian.PutUInt32(packet, 0, kind);
            packet[4] = (byte)sequence;
            packet[5] = (byte)mode.Format;
            LittleEndian.PutUInt16(packet, 6, mode.Width);
            LittleEndian.PutUInt16(packet, 8, mode.Height);
            crc.Reset();
            crc.Append(packet, 0, CheckedBytes);
            LittleEndian.PutUInt32(packet, CheckedBytes, crc.Value);
        }

        /// <summary>Whether bytes are a sound header.</summary>
        /// <param name="packet">Starts with <see cref="HeaderBytes"/> bytes.</param>
        /// <param name="kind"><see cref="Request"/> or <see cref="Answer"/>.</param>
        /// <param name="sequence">The number that it must have, 0 .. 255.</param>
        /// <param name="crc">For the checksum.</param>
        public static bool IsHeader(byte[] packet, int kind, int sequence, Crc32 crc)
        {
            if (LittleEndian.Int32(packet, 0) != kind || packet[4] != sequence)
            {
                return false;
            }

            crc.Reset();
            crc.Append(packet, 0, CheckedBytes);
            return HasChecksum(packet, CheckedBytes, crc);
        }

        /// <summary>Whether a header has a size and format.</summary>
        /// <param name="packet">A sound header.</param>
        /// <param name="mode">Size and format.</param>
        public static bool IsOf(byte[] packet, CameraMode mode)
            => packet[5] == (int)mode.Format
                && LittleEndian.UInt16(packet, 6) == mode.Width
                && LittleEndian.UInt16(packet, 8) == mode.Height;

        /// <summary>Whether bytes are a checksum.</summary>
        /// <param name="packet">Holds <see cref="ChecksumBytes"/> bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="crc">Has the checksum.</param>
        public static bool HasChecksum(byte[] packet, int offset, Crc32 crc) => LittleEndian.UInt32(packet, offset) == crc.Value;
    }
}
