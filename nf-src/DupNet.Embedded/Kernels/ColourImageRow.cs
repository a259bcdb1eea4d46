using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A row of the first layer for a colour image: 3 x 3 windows that step by two pixels, nine to twelve filters, 2-bit levels.
    /// All 27 weights of all filters and the window lie in locals, the third of it that the next window shares stays there, and
    /// sums become levels at once.
    /// </summary>
    internal static partial class ColourImageRow
    {
        private const int Words = 3;

        /// <summary>Whether a first layer is of this kind; its map must not be folded.</summary>
        public static bool Supports(Layer layer, int words)
        {
            return layer.Kernel == 3 && layer.ChannelsIn == 3 && layer.Stride == 2 && layer.Pool == 1 && words == Words && layer.OutputBits == 2;
        }
    }
}
