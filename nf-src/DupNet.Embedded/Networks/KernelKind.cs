namespace DupNet.Embedded.Networks
{
    /// <summary>The convolution kernel that a layer runs on.</summary>
    public enum KernelKind
    {
        /// <summary>8-bit image, four filters in the lanes of a product.</summary>
        Image,

        /// <summary>Tables of weights, eight filters in the lanes of an entry: large maps, few filters.</summary>
        FilterLanes,

        /// <summary>Tables of inputs, four pixels in the lanes of an entry: small maps, many filters, any r and d.</summary>
        PixelLanes,
    }
}
