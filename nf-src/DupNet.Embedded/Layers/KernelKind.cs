namespace DupNet.Embedded.Layers
{
    /// <summary>The convolution kernel that a layer runs on.</summary>
    public enum KernelKind
    {
        /// <summary>8-bit image, four filters in the lanes of a product.</summary>
        Image = 0,

        /// <summary>Tables of inputs shared by all windows, eight pixels in the lanes of an entry: large maps, few channels.</summary>
        TileLanes = 1,

        /// <summary>Tables of inputs, twelve pixels in the lanes of three entries, or 24 where inputs are small: small maps, many filters, any r and d.</summary>
        PixelLanes = 2,
    }
}
