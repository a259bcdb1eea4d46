namespace DupNet.Embedded.Models
{
    /// <summary>Offsets and limits of the file format, as in models/FORMAT.md.</summary>
    internal static class ModelFormat
    {
        public const int Version = 1;
        public const int HeaderBytes = 64;
        public const int LayerBytes = 32;
        public const int AnchorBytes = 8;

        /// <summary>"DUPN" read as a little-endian number.</summary>
        public const long Magic = 0x4E505544L;

        public const int VersionOffset = 4;
        public const int HeaderBytesOffset = 6;
        public const int FileBytesOffset = 8;
        public const int CrcOffset = 12;
        public const int CrcStart = 16;
        public const int InputChannelsOffset = 16;
        public const int InputBitsOffset = 17;
        public const int PadValueOffset = 18;
        public const int LayerCountOffset = 19;
        public const int AnchorCountOffset = 20;
        public const int ClassCountOffset = 21;
        public const int ScoreThresholdOffset = 22;
        public const int StrideOffset = 24;
        public const int SmallestSideOffset = 26;
        public const int LargestSideOffset = 28;
        public const int DefaultWidthOffset = 30;
        public const int DefaultHeightOffset = 32;
        public const int KnownAnswerSideOffset = 34;
        public const int KnownAnswerSeedOffset = 36;
        public const int KnownAnswerHashOffset = 40;
        public const int AnchorsOffsetOffset = 44;
        public const int NamesOffsetOffset = 48;
        public const int NamesBytesOffset = 52;
        public const int WeightsOffsetOffset = 56;
        public const int HeaderReservedOffset = 60;
        public const int LargestStretchOffset = 62;

        public const int MaxLayers = 32;
        public const int MaxAnchors = 32;
        public const int MaxClasses = 80;
        public const int MaxChannels = 1024;
        public const int MaxKernel = 7;
        public const int MaxStride = 4;
        public const int MaxDuplication = 15;
        public const int MaxModelStride = 256;
        public const int MaxSide = 1024;
        public const int MaxShift = 30;

        /// <summary>A frame becomes at most twice as long across its bars, in 1/256.</summary>
        public const int MaxStretch = 256;
        public const int MaxNameLength = 63;

        /// <summary>Largest offset of an anchor in either direction, in 1/256 cell.</summary>
        public const int MaxAnchorOffset = 16 * 256;

        /// <summary>
        /// Most outputs of all layers together at the default and the known-answer size, each map with a border of
        /// <see cref="CountedBorder"/> on each side: keeps all offsets within an int.
        /// </summary>
        public const int MaxOutputs = 1 << 27;

        /// <summary>The widest padding.</summary>
        public const int CountedBorder = MaxKernel - 1;

        /// <summary>Largest sum of a window, so that every z fits an int16.</summary>
        public const int MaxSum = 32767;

        /// <summary>Largest bias of a logit, so that z*scale + bias fits 32 bits.</summary>
        public const int MaxBias = 1 << 30;

        /// <summary>Fractional bits of a logit.</summary>
        public const int LogitBits = 10;

        /// <summary>Outputs of an anchor before its class logits: tx, ty, tw, th, objectness.</summary>
        public const int BoxOutputs = 5;
    }
}
