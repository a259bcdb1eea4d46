using System;
using System.IO;
using System.Text;

namespace nanoFramework.M2Mqtt
{
    /// <summary>The packets of MQTT 3.1.1 that a client writes, and how it reads one.</summary>
    internal static class MqttPackets
    {
        public const int ConnectAnswer = 2;
        public const int Publish = 3;
        public const int PublishAnswer = 4;
        public const int SubscribeAnswer = 9;
        public const int PingAnswer = 13;

        public static readonly byte[] Ping = { 0xC0, 0 };

        public static byte[] WriteConnect(
            string client, string user, string password, string willTopic, string will, bool isWillRetained, int willQos, bool isClean, int keepAliveSeconds)
        {
            MemoryStream body = new MemoryStream();
            PutText(body, "MQTT");
            body.WriteByte(4);
            body.WriteByte((byte)((user != null ? 0x80 : 0) | (password != null ? 0x40 : 0)
                | (willTopic != null ? 4 | (willQos << 3) | (isWillRetained ? 0x20 : 0) : 0) | (isClean ? 2 : 0)));
            PutNumber(body, keepAliveSeconds);
            PutText(body, client);
            if (willTopic != null)
            {
                PutText(body, willTopic);
                PutText(body, will);
            }

            if (user != null)
            {
                PutText(body, user);
            }

            if (password != null)
            {
                PutText(body, password);
            }

            return Pack(0x10, body);
        }

        public static byte[] WritePublish(string topic, int number, byte[] message, int qos, bool isRetained, bool isAgain)
        {
            MemoryStream body = new MemoryStream();
            PutText(body, topic);
            if (qos > 0)
            {
                PutNumber(body, number);
            }

            body.Write(message, 0, message.Length);
            return Pack(0x30 | (isAgain ? 8 : 0) | (qos << 1) | (isRetained ? 1 : 0), body);
        }

        public static byte[] WriteSubscribe(string topic, int number, int qos)
        {
            MemoryStream body = new MemoryStream();
            PutNumber(body, number);
            PutText(body, topic);
            body.WriteByte((byte)qos);
            return Pack(0x82, body);
        }

        public static byte[] WritePublishAnswer(int number) => new byte[] { 0x40, 2, (byte)(number >> 8), (byte)number };

        /// <summary>Reads a packet.</summary>
        /// <param name="stream">Where from.</param>
        /// <param name="limit">Most bytes of its body.</param>
        /// <param name="body">Its body.</param>
        /// <returns>Its first byte.</returns>
        public static int Read(Stream stream, int limit, out byte[] body)
        {
            int first = ReadByte(stream);
            int length = 0;
            for (int shift = 0; ; shift += 7)
            {
                int part = ReadByte(stream);
                length |= (part & 127) << shift;
                if (part < 128)
                {
                    break;
                }
            }

            if (length > limit)
            {
                throw new IOException($"no memory for {length} bytes");
            }

            body = new byte[length];
            stream.ReadExactly(body);
            return first;
        }

        public static int NumberAt(byte[] body, int place) => (body[place] << 8) | body[place + 1];

        private static int ReadByte(Stream stream)
        {
            int read = stream.ReadByte();
            return read >= 0 ? read : throw new EndOfStreamException();
        }

        private static byte[] Pack(int first, MemoryStream body)
        {
            MemoryStream packet = new MemoryStream();
            packet.WriteByte((byte)first);
            int left = (int)body.Length;
            do
            {
                packet.WriteByte((byte)((left & 127) | (left > 127 ? 128 : 0)));
                left >>= 7;
            }
            while (left > 0);

            body.WriteTo(packet);
            return packet.ToArray();
        }

        private static void PutText(Stream body, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            PutNumber(body, bytes.Length);
            body.Write(bytes, 0, bytes.Length);
        }

        private static void PutNumber(Stream body, int number)
        {
            body.WriteByte((byte)(number >> 8));
            body.WriteByte((byte)number);
        }
    }
}
