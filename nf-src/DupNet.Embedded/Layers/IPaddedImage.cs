namespace DupNet.Embedded.Layers
{
    /// <summary>An image with bars above and below the picture, which hold nothing but the model's pad value.</summary>
    internal interface IPaddedImage : IRowSource
    {
        /// <summary>The first row that may hold something else.</summary>
        int FirstRow { get; }

        /// <summary>The row behind the last one that may.</summary>
        int EndRow { get; }
    }
}
