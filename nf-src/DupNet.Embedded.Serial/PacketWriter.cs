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
            LittleEndian.PutUInt16(_buffer, 4, sequence);
            _end = PacketLayout.HeaderBytes;
        }

        /// <summary>Appends a byte to the payload of the packet.</summary>
        /// <param name="value">The lowest eight bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutByte(int value)
        {
            Need(1);
            _buffer[_end] = (byte)value;
            _end++;
        }

        /// <summary>Appends two bytes, the lower first.</summary>
        /// <param name="value">The lowest sixteen bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutUInt16(int value)
        {
            Need(2);
            LittleEndian.PutUInt16(_buffer, _end, value);
            _end += 2;
        }

        /// <summary>Appends four bytes, the lowest first.</summary>
        /// <param name="value">The lowest 32 bits are taken.</param>
        /// <exception cref="InvalidOperationException">The payload is full.</exception>
        public void PutUInt32(long value)
        {
            Need(4);
            LittleEndian.PutUInt32(_buffer, _end, value);
            _end += 4;
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

        /// <summary>Appends bytes to the payload of the packet.</summary>
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

            Need(count);
            Array.Copy(data, offset, _buffer, _end, count);
            _end += count;
        }

        /// <summary>Builds and sends the packet that refuses a request.</summary>
        /// <param name="link">The line.</param>
        /// <param name="request">Has read the request.</param>
        /// <param name="code">One of <see cref="ErrorCode"/>.</param>
        /// <param name="text">What is wrong, in ASCII.</param>
        /// <exception cref="ArgumentNullException"><paramref name="link"/> or <paramref name="request"/> is null.</exception>
        public void SendError(ISerialLink link, PacketReader request, int code, string text)
        {
            if (request == null)
            {
                throw new ArgumentNullException(nameof(request));
            }

            Begin(MessageType.Error, request.Sequence);
            PutUInt16(code);
            PutByte(request.Type);
            PutByte(0);
            PutText(text, PacketLayout.MaxText);
            Send(link);
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
            LittleEndian.PutUInt16(_buffer, 6, length);
            LittleEndian.PutUInt16(_buffer, PacketLayout.CheckedHeaderBytes, Crc16.Compute(_buffer, 0, PacketLayout.CheckedHeaderBytes));
            _crc.Reset();
            _crc.Append(_buffer, 0, _end);
            LittleEndian.PutUInt32(_buffer, _end, _crc.Value);
            link.Write(_buffer, 0, _end + PacketLayout.ChecksumBytes);
        }

        private void Need(int bytes)
        {
            if (Room < bytes)
            {
                throw new InvalidOperationException("payload is full");
            }
        }
    }
}
