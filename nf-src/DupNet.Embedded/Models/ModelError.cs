namespace DupNet.Embedded
{
    /// <summary>Why a model was refused.</summary>
    public enum ModelError
    {
        /// <summary>The data ends before the header does, or before the length that the header states.</summary>
        Truncated,

        /// <summary>The data does not start with the format's magic bytes.</summary>
        NotAModel,

        /// <summary>The format version is not one that this library reads.</summary>
        UnsupportedVersion,

        /// <summary>The data is longer than the length that the header states.</summary>
        TrailingData,

        /// <summary>The CRC-32 does not match: the data was altered.</summary>
        Corrupted,

        /// <summary>A field holds a value outside its range.</summary>
        FieldOutOfRange,

        /// <summary>A section is misaligned or does not lie inside the file.</summary>
        SectionOutOfRange,

        /// <summary>The layers do not fit together.</summary>
        InconsistentLayers,

        /// <summary>A weight or threshold is not one that the format allows.</summary>
        InvalidParameter,
    }
}
