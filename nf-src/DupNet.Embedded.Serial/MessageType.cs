namespace DupNet.Embedded.Serial
{
    /// <summary>Types of packets. The PC sends requests; the reply to a request has its type with <see cref="Reply"/> set.</summary>
    public static class MessageType
    {
        /// <summary>Asks for the status.</summary>
        public const int Status = 0x01;

        /// <summary>Asks for times and checksums of layers in the last detection.</summary>
        public const int Layers = 0x02;

        /// <summary>Announces a picture: its format and size.</summary>
        public const int Picture = 0x03;

        /// <summary>Brings a part of the picture.</summary>
        public const int Chunk = 0x04;

        /// <summary>Asks to find objects in the picture.</summary>
        public const int Detect = 0x05;

        /// <summary>Asks for more boxes of the last detection.</summary>
        public const int Boxes = 0x06;

        /// <summary>Set in the type of what the board sends.</summary>
        public const int Reply = 0x80;

        /// <summary>From the board while it detects: wait on, the reply will come.</summary>
        public const int Working = 0xFE;

        /// <summary>From the board: a request was refused or failed.</summary>
        public const int Error = 0xFF;
    }
}
