namespace DupNet.Embedded
{
    /// <summary>Why a model was refused.</summary>
    public enum ModelError
    {
        /// <summary>The data ends before the header does, or before the length that the header states.</summary>
        Truncated = 0,

        /// <summary>The data does not start with the format's magic bytes.</summary>
        NotAModel = 1,

        /// <summary>The format version is not one that this library reads.</summary>
        UnsupportedVersion = 2,

        /// <summary>The data is longer than the length that the header states.</summary>
        TrailingData = 3,

        /// <summary>The CRC-32 does not match: the data was altered.</summary>
        Corrupted = 4,

        /// <summary>A field holds a value outside its range.</summary>
        FieldOutOfRange = 5,

        /// <summary>A section is misaligned or does not lie inside the file.</summary>
        SectionOutOfRange = 6,

        /// <summary>The layers do not fit together.</summary>
        InconsistentLayers = 7,

        /// <summary>A weight or threshold is not one that the format allows.</summary>
        InvalidParameter = 8,

        /// <summary>A frame takes more operations or memory than the <see cref="ModelBudget"/> allows.</summary>
        OverBudget = 9,
    }
}
