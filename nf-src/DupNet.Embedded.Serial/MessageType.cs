namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// Types of packets: requests of the PC from 0x01 on, those of a board to a PC from 0x10 on. The reply to a request has its type
    /// with <see cref="Reply"/> set.
    /// </summary>
    public static class MessageType
    {
        /// <summary>Asks for the status of the board.</summary>
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

        /// <summary>Asks for names of the model's classes.</summary>
        public const int Classes = 0x07;

        /// <summary>Asks the board's camera for a frame.</summary>
        public const int Capture = 0x08;

        /// <summary>Asks for a part of the frame of the board's camera.</summary>
        public const int CapturedPart = 0x09;

        /// <summary>From a board without a camera: asks for the next frame of a size and format.</summary>
        public const int NextFrame = 0x10;

        /// <summary>From a board without a camera: asks for a part of that frame.</summary>
        public const int FramePart = 0x11;

        /// <summary>Set in the type of what answers a request.</summary>
        public const int Reply = 0x80;

        /// <summary>Sent by the board while it detects: the reply is still to come.</summary>
        public const int Working = 0xFE;

        /// <summary>Sent in place of a reply: the request was refused, or failed.</summary>
        public const int Error = 0xFF;
    }
}
