using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Serial
{
    /// <summary>Builds packets in a buffer of its own and sends them. Allocates nothing after construction.</summary>
    public sealed class PacketWriter
    {
        private readonly byte[] _buffer = new byte[PacketLayout.MaxBytes];
        private readonly Crc32 _crc = new Crc32();
        private int _end;

        /// <summary>Bytes that the payload has room for.</summary>
        public int Room => PacketLayout.HeaderBytes + PacketLayout.MaxPayload - _end;

        /// <summary>Starts a packet without payload.</summary>
        /// <param name="type">One of <see cref="MessageType"/>.</param>
        /// <param name="sequence">Sequence number, 0 .. 65535.</param>
        public void Begin(int type, int sequence)
        {
            _buffer[0] = PacketLayout.FirstByte;
            _buffer[1] = PacketLayout.SecondByte;
            _buffer[2] = PacketLayout.Version;
            _buffer[3] = (byte)type;
            _buffer[4] = (byte)sequence;
            _buffer[5] = (byte)(sequence >> 8);
            _end = PacketLayout.HeaderBytes;
        }

        /// <summary>Appends a byte.</summary>
        /// <param name="value">The lowest eight bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutByte(int value)
        {
            if (Room < 1)
            {
                throw new InvalidOperationException("payload is full");
            }

            _buffer[_end] = (byte)value;
            _end++;
        }

        /// <summary>Appends two bytes, the lower first.</summary>
        /// <param name="value">The lowest sixteen bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutUInt16(int value)
        {
            PutByte(value);
            PutByte(value >> 8);
        }

        /// <summary>Appends four bytes, the lowest first.</summary>
        /// <param name="value">The lowest 32 bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutUInt32(long value)
        {
            PutUInt16((int)(value & 0xFFFF));
            PutUInt16((int)((value >> 16) & 0xFFFF));
        }

        /// <summary>Appends four bytes, the lowest first.</summary>
        /// <param name="value">The number.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutUnsigned(uint value)
        {
            PutByte((byte)value);
            PutByte((byte)(value >> 8));
            PutByte((byte)(value >> 16));
            PutByte((byte)(value >> 24));
        }

        /// <summary>Appends the length of a text in a byte, then the text in ASCII; other characters become question marks.</summary>
        /// <param name="text">The text; null for an empty one.</param>
        /// <param name="maxLength">Characters beyond are left out, 0 .. 255.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutText(string text, int maxLength)
        {
            int length = text == null ? 0 : text.Length;
            length = length < maxLength ? length : maxLength;
            PutByte(length);
            for (int i = 0; i < length; i++)
            {
                char c = text[i];
                PutByte(c < 128 ? c : '?');
            }
        }

        /// <summary>Appends bytes.</summary>
        /// <param name="data">Holds the bytes.</param>
        /// <param name="offset">The first of them.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentNullException"><paramref name="data"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutBytes(byte[] data, int offset, int count)
        {
            if (data == null)
            {
                throw new ArgumentNullException(nameof(data));
            }

            if (Room < count)
            {
                throw new InvalidOperationException("payload is full");
            }

            Array.Copy(data, offset, _buffer, _end, count);
            _end += count;
        }

        /// <summary>Completes the packet and sends it. It may be sent again, unchanged.</summary>
        /// <param name="link">The line.</param>
        /// <exception cref="ArgumentNullException"><paramref name="link"/> is null.</exception>
        public void Send(ISerialLink link)
        {
            if (link == null)
            {
                throw new ArgumentNullException(nameof(link));
            }

            int length = _end - PacketLayout.HeaderBytes;
            _buffer[6] = (byte)length;
            _buffer[7] = (byte)(length >> 8);
            int crc16 = Crc16.Compute(_buffer, 0, PacketLayout.CheckedHeaderBytes);
            _buffer[8] = (byte)crc16;
            _buffer[9] = (byte)(crc16 >> 8);
            _crc.Reset();
            _crc.Append(_buffer, 0, _end);
            long crc32 = _crc.Value;
            for (int i = 0; i < PacketLayout.ChecksumBytes; i++)
            {
                _buffer[_end + i] = (byte)(crc32 >> (8 * i));
            }

            link.Write(_buffer, 0, _end + PacketLayout.ChecksumBytes);
        }
    }
}
