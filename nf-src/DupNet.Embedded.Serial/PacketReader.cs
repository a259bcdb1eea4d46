using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// Finds packets in whatever comes over a line. Allocates nothing after construction.
    /// <para>
    /// Bytes that start no packet are skipped. When a checksum is wrong, or a packet stops half-way, only its first byte is
    /// given up and the search goes on right after it: a packet that lies within the bytes of a damaged one is found.
    /// </para>
    /// </summary>
    public sealed class PacketReader
    {
        /// <summary>Bytes without a packet after which a call returns.</summary>
        private const int MaxBytesACall = 8 * PacketLayout.MaxBytes;

        private readonly byte[] _buffer = new byte[PacketLayout.MaxBytes];
        private readonly Crc32 _crc = new Crc32();
        private int _count;
        private int _packetBytes;

        /// <summary>Version of the protocol that the packet is of.</summary>
        public int Version => _buffer[2];

        /// <summary>Type of the packet, 0 .. 255.</summary>
        public int Type => _buffer[3];

        /// <summary>Sequence number of the packet, 0 .. 65535.</summary>
        public int Sequence => LittleEndian.UInt16(_buffer, 4);

        /// <summary>Bytes of the payload.</summary>
        public int Length => _packetBytes - PacketLayout.HeaderBytes - PacketLayout.ChecksumBytes;

        /// <summary>Holds the packet from index 0 on, the payload from <see cref="PacketLayout.HeaderBytes"/> on, until the next <see cref="Read"/>.</summary>
        public byte[] Buffer => _buffer;

        /// <summary>Bytes skipped so far because they belong to no packet.</summary>
        public int SkippedBytes { get; private set; }

        /// <summary>Starts of packets so far with a wrong checksum or an impossible length.</summary>
        public int HeaderErrors { get; private set; }

        /// <summary>Packets so far with a wrong checksum.</summary>
        public int ChecksumErrors { get; private set; }

        /// <summary>Packets so far that stopped half-way.</summary>
        public int CutPackets { get; private set; }

        /// <summary>Waits for a packet on a line.</summary>
        /// <param name="link">The line.</param>
        /// <param name="timeoutMilliseconds">How long to wait for a byte, at least 1.</param>
        /// <returns>
        /// Whether there is one; if not, the line was silent for so long, or brought only bytes that are no packet.
        /// </returns>
        /// <exception cref="ArgumentNullException"><paramref name="link"/> is null.</exception>
        public bool Read(ISerialLink link, int timeoutMilliseconds)
        {
            if (link == null)
            {
                throw new ArgumentNullException(nameof(link));
            }

            Drop(_packetBytes);
            _packetBytes = 0;
            for (int budget = MaxBytesACall; budget > 0;)
            {
                int missing = Scan();
                if (missing == 0)
                {
                    return true;
                }

                int read = link.Read(_buffer, _count, missing, _count == 0 ? timeoutMilliseconds : PacketLayout.GapMilliseconds);
                if (read <= 0 && _count == 0)
                {
                    return false;
                }

                if (read <= 0)
                {
                    CutPackets++;
                    Skip(1);
                    if (_count == 0)
                    {
                        return false;
                    }

                    continue;
                }

                _count += read;
                budget -= read;
            }

            return false;
        }

        /// <summary>An unsigned 16-bit number of the payload.</summary>
        /// <param name="payloadOffset">Where in the payload it starts; the caller has checked the length.</param>
        /// <returns>0 .. 65535.</returns>
        public int UInt16(int payloadOffset) => LittleEndian.UInt16(_buffer, PacketLayout.HeaderBytes + payloadOffset);

        /// <summary>An unsigned 32-bit number of the payload.</summary>
        /// <param name="payloadOffset">Where in the payload it starts; the caller has checked the length.</param>
        /// <returns>0 .. 2^32 - 1.</returns>
        public long UInt32(int payloadOffset) => LittleEndian.UInt32(_buffer, PacketLayout.HeaderBytes + payloadOffset);

        /// <summary>Moves the next start of a packet to the front.</summary>
        /// <returns>Bytes that are missing at least; 0 when a packet is complete.</returns>
        private int Scan()
        {
            while (true)
            {
                SkipToStart();
                if (_count < PacketLayout.HeaderBytes)
                {
                    return PacketLayout.HeaderBytes - _count;
                }

                int length = LittleEndian.UInt16(_buffer, 6);
                if (LittleEndian.UInt16(_buffer, PacketLayout.CheckedHeaderBytes) != Crc16.Compute(_buffer, 0, PacketLayout.CheckedHeaderBytes)
                    || length > PacketLayout.MaxPayload)
                {
                    HeaderErrors++;
                    Skip(1);
                    continue;
                }

                int end = PacketLayout.HeaderBytes + length;
                if (_count < end + PacketLayout.ChecksumBytes)
                {
                    return end + PacketLayout.ChecksumBytes - _count;
                }

                _crc.Reset();
                _crc.Append(_buffer, 0, end);
                if (LittleEndian.UInt32(_buffer, end) == _crc.Value)
                {
                    _packetBytes = end + PacketLayout.ChecksumBytes;
                    return 0;
                }

                ChecksumErrors++;
                Skip(1);
            }
        }

        private void SkipToStart()
        {
            int start = 0;
            while (start < _count && !IsStart(start))
            {
                start++;
            }

            Skip(start);
        }

        private bool IsStart(int at)
            => _buffer[at] == PacketLayout.FirstByte && (at + 1 == _count || _buffer[at + 1] == PacketLayout.SecondByte);

        private void Skip(int count)
        {
            SkippedBytes += count;
            Drop(count);
        }

        private void Drop(int count)
        {
            if (count > 0)
            {
                _count -= count;
                Array.Copy(_buffer, count, _buffer, 0, _count);
            }
        }
    }
}
