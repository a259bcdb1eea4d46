namespace DupNet.Embedded.Layers
{
    /// <summary>An image with bars above and below the picture, which hold nothing but the model's pad value.</summary>
    internal interface IPaddedImage : IRowSource
    {
        /// <summary>The first row that may hold something else than the pad value.</summary>
        int FirstRow { get; }

        /// <summary>The row after the last one that may hold something else than the pad value.</summary>
        int EndRow { get; }
    }
}
