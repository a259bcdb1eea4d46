using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A pooled row of the first layer for a gray image: 3 x 3 windows that step by two pixels, five to eight filters, 2-bit levels.
    /// The four windows of a pool cover 5 x 5 pixels, which lie in locals with all weights; the column that the next pool shares
    /// stays there, and sums become levels at once.
    /// </summary>
    internal static partial class GrayImageRow
    {
        private const int Words = 2;

        /// <summary>Whether a first layer is of this kind; its map must not be folded.</summary>
        public static bool Supports(Layer layer, int words)
        {
            return layer.Kernel == 3 && layer.ChannelsIn == 1 && layer.Stride == 2 && layer.Pool == 2 && words == Words && layer.OutputBits == 2;
        }
    }
}
