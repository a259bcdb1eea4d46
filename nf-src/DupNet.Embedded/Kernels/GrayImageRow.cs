using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A pooled row of the first layer for a gray image: 3 x 3 windows that step by two pixels, five to eight filters, 2-bit levels.
    /// The four windows of a pool cover 5 x 5 pixels, which lie in locals with all weights; the column that the next pool shares
    /// stays there, and sums become levels at once.
    /// </summary>
    internal static class GrayImageRow
    {
        private const int Words = 2;

        /// <summary>Whether a first layer is of this kind; its map must not be folded.</summary>
        public static bool Supports(Layer layer, int words)
        {
            return layer.Kernel == 3 && layer.ChannelsIn == 1 && layer.Stride == 2 && layer.Pool == 2 && words == Words && layer.OutputBits == 2;
        }

        /// <summary>Computes a row.</summary>
        /// <param name="arena">Holds rows of the image, and takes the levels.</param>
        /// <param name="p0">Where the first of five rows of the first pool starts.</param>
        /// <param name="p1">Where the second one starts.</param>
        /// <param name="p2">Where the third one starts.</param>
        /// <param name="p3">Where the fourth one starts.</param>
        /// <param name="p4">Where the last one starts.</param>
        /// <param name="weights">As <see cref="ImageConvolution"/> unpacks them.</param>
        /// <param name="thresholds">K of three comparisons of four filters each.</param>
        /// <param name="target">Where the row starts.</param>
        /// <param name="end">Where it ends.</param>
        public static void Run(
            byte[] arena, int p0, int p1, int p2, int p3, int p4, ulong[] weights, ulong[] thresholds, int target, int end)
        {
            ulong a0 = weights[0];
            ulong a1 = weights[1];
            ulong a2 = weights[2];
            ulong a3 = weights[3];
            ulong a4 = weights[4];
            ulong a5 = weights[5];
            ulong a6 = weights[6];
            ulong a7 = weights[7];
            ulong a8 = weights[8];
            ulong b0 = weights[9];
            ulong b1 = weights[10];
            ulong b2 = weights[11];
            ulong b3 = weights[12];
            ulong b4 = weights[13];
            ulong b5 = weights[14];
            ulong b6 = weights[15];
            ulong b7 = weights[16];
            ulong b8 = weights[17];
            ulong k0 = thresholds[0];
            ulong k1 = thresholds[1];
            ulong k2 = thresholds[2];
            ulong k3 = thresholds[3];
            ulong k4 = thresholds[4];
            ulong k5 = thresholds[5];
            ulong x4 = arena[p0];
            ulong x9 = arena[p1];
            ulong x14 = arena[p2];
            ulong x19 = arena[p3];
            ulong x24 = arena[p4];
            for (; target < end; target += Words)
            {
                ulong x0 = x4;
                ulong x1 = arena[p0 + 1];
                ulong x2 = arena[p0 + 2];
                ulong x3 = arena[p0 + 3];
                x4 = arena[p0 + 4];
                p0 += 4;
                ulong x5 = x9;
                ulong x6 = arena[p1 + 1];
                ulong x7 = arena[p1 + 2];
                ulong x8 = arena[p1 + 3];
                x9 = arena[p1 + 4];
                p1 += 4;
                ulong x10 = x14;
                ulong x11 = arena[p2 + 1];
                ulong x12 = arena[p2 + 2];
                ulong x13 = arena[p2 + 3];
                x14 = arena[p2 + 4];
                p2 += 4;
                ulong x15 = x19;
                ulong x16 = arena[p3 + 1];
                ulong x17 = arena[p3 + 2];
                ulong x18 = arena[p3 + 3];
                x19 = arena[p3 + 4];
                p3 += 4;
                ulong x20 = x24;
                ulong x21 = arena[p4 + 1];
                ulong x22 = arena[p4 + 2];
                ulong x23 = arena[p4 + 3];
                x24 = arena[p4 + 4];
                p4 += 4;
                ulong upperLeft = (x0 * a0) + (x1 * a1) + (x2 * a2) + (x5 * a3) + (x6 * a4)
                    + (x7 * a5) + (x10 * a6) + (x11 * a7) + (x12 * a8);
                ulong upperRight = (x2 * a0) + (x3 * a1) + (x4 * a2) + (x7 * a3) + (x8 * a4)
                    + (x9 * a5) + (x12 * a6) + (x13 * a7) + (x14 * a8);
                ulong lowerLeft = (x10 * a0) + (x11 * a1) + (x12 * a2) + (x15 * a3) + (x16 * a4)
                    + (x17 * a5) + (x20 * a6) + (x21 * a7) + (x22 * a8);
                ulong lowerRight = (x12 * a0) + (x13 * a1) + (x14 * a2) + (x17 * a3) + (x18 * a4)
                    + (x19 * a5) + (x22 * a6) + (x23 * a7) + (x24 * a8);
                ulong second = (upperLeft + k1) | (upperRight + k1) | (lowerLeft + k1) | (lowerRight + k1);
                arena[target] = (byte)((((second & LayerOutput.Reached)
                    | (((second ^ ((upperLeft + k0) | (upperRight + k0) | (lowerLeft + k0) | (lowerRight + k0))
                    ^ ((upperLeft + k2) | (upperRight + k2) | (lowerLeft + k2) | (lowerRight + k2))) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);

                upperLeft = (x0 * b0) + (x1 * b1) + (x2 * b2) + (x5 * b3) + (x6 * b4)
                    + (x7 * b5) + (x10 * b6) + (x11 * b7) + (x12 * b8);
                upperRight = (x2 * b0) + (x3 * b1) + (x4 * b2) + (x7 * b3) + (x8 * b4)
                    + (x9 * b5) + (x12 * b6) + (x13 * b7) + (x14 * b8);
                lowerLeft = (x10 * b0) + (x11 * b1) + (x12 * b2) + (x15 * b3) + (x16 * b4)
                    + (x17 * b5) + (x20 * b6) + (x21 * b7) + (x22 * b8);
                lowerRight = (x12 * b0) + (x13 * b1) + (x14 * b2) + (x17 * b3) + (x18 * b4)
                    + (x19 * b5) + (x22 * b6) + (x23 * b7) + (x24 * b8);
                second = (upperLeft + k4) | (upperRight + k4) | (lowerLeft + k4) | (lowerRight + k4);
                arena[target + 1] = (byte)((((second & LayerOutput.Reached)
                    | (((second ^ ((upperLeft + k3) | (upperRight + k3) | (lowerLeft + k3) | (lowerRight + k3))
                    ^ ((upperLeft + k5) | (upperRight + k5) | (lowerLeft + k5) | (lowerRight + k5))) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);
            }
        }
    }
}
