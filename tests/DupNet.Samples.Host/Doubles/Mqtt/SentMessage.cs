namespace nanoFramework.M2Mqtt
{
    /// <summary>A message that waits for the broker's answer.</summary>
    internal sealed class SentMessage
    {
        public SentMessage(string topic, ushort number, byte[] message, int qos, bool isRetained)
        {
            Topic = topic;
            Number = number;
            Message = message;
            Qos = qos;
            IsRetained = isRetained;
        }

        public string Topic { get; }

        public ushort Number { get; }

        public byte[] Message { get; }

        public int Qos { get; }

        public bool IsRetained { get; }

        public int Attempts { get; set; }

        public long SentAt { get; set; }
    }
}
