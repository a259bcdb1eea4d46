namespace DupNet.Embedded.Serial
{
    /// <summary>Codes of <see cref="MessageType.Error"/>.</summary>
    public static class ErrorCode
    {
        /// <summary>The board speaks another version of the protocol.</summary>
        public const int WrongVersion = 1;

        /// <summary>The board knows no request of this type.</summary>
        public const int UnknownRequest = 2;

        /// <summary>A payload has the wrong length.</summary>
        public const int WrongLength = 3;

        /// <summary>The picture's size, format or rotation cannot be used, or it is larger than the board's buffer.</summary>
        public const int BadPicture = 4;

        /// <summary>A part came, or a detection was asked for, before a picture was announced.</summary>
        public const int NoPicture = 5;

        /// <summary>A part of the picture leaves a gap, or reaches beyond the end.</summary>
        public const int ChunkOutOfPlace = 6;

        /// <summary>Parts of the picture are missing.</summary>
        public const int PictureIncomplete = 7;

        /// <summary>The picture's checksum is not that of the request.</summary>
        public const int PictureDiffers = 8;

        /// <summary>The detector of the board failed.</summary>
        public const int DetectionFailed = 9;

        /// <summary>The first number asked for does not exist.</summary>
        public const int NoSuchNumber = 10;

        /// <summary>The PC has shown a board all its pictures.</summary>
        public const int NoMoreFrames = 11;

        /// <summary>The PC cannot read the picture whose turn it is; the next request gets the next one.</summary>
        public const int FrameUnreadable = 12;

        /// <summary>The board's program serves no camera.</summary>
        public const int NoCamera = 13;

        /// <summary>The board's camera failed; the text says how.</summary>
        public const int CameraFailed = 14;

        /// <summary>The board does not hold the frame that is asked for: another request took its place.</summary>
        public const int FrameGone = 15;
    }
}
