namespace DupNet.Embedded
{
    /// <summary>What <see cref="FrameCheck"/> thinks of a frame.</summary>
    public enum FrameVerdict
    {
        /// <summary>Neighbours are alike, as in a picture.</summary>
        Fine = 0,

        /// <summary>The frame is smaller than 16 x 16, or there is too little in it to tell.</summary>
        Unclear = 1,

        /// <summary>Neighbours are alike once the bytes of each pair change places.</summary>
        BytesSwapped = 2,

        /// <summary>The bytes are no pixels of this format, in either order.</summary>
        OtherFormat = 3,

        /// <summary>Neighbours in a row are alike and rows are not: the picture has another width or stride.</summary>
        OtherWidth = 4,
    }
}
