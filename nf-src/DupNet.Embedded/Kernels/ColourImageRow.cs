using DupNet.Embedded.Models;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A row of the first layer for a colour image: 3 x 3 windows that step by two pixels, nine to twelve filters, 2-bit levels.
    /// All 27 weights of all filters and the window lie in locals, the third of it that the next window shares stays there, and
    /// sums become levels at once.
    /// </summary>
    internal static class ColourImageRow
    {
        private const int Words = 3;

        /// <summary>Whether a first layer is of this kind; its map must not be folded.</summary>
        public static bool Supports(Layer layer, int words)
        {
            return layer.Kernel == 3 && layer.ChannelsIn == 3 && layer.Stride == 2 && layer.Pool == 1 && words == Words && layer.OutputBits == 2;
        }

        /// <summary>Computes a row.</summary>
        /// <param name="arena">Holds rows of the image, and takes the levels.</param>
        /// <param name="p0">Where the first window's upper row starts.</param>
        /// <param name="p1">Where its middle row starts.</param>
        /// <param name="p2">Where its lower row starts.</param>
        /// <param name="weights">As <see cref="ImageConvolution"/> unpacks them.</param>
        /// <param name="thresholds">K of three comparisons of four filters each.</param>
        /// <param name="target">Where the row starts.</param>
        /// <param name="end">Where it ends.</param>
        public static void Run(
            byte[] arena, int p0, int p1, int p2, ulong[] weights, ulong[] thresholds, int target, int end)
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
            ulong a9 = weights[27];
            ulong a10 = weights[28];
            ulong a11 = weights[29];
            ulong a12 = weights[30];
            ulong a13 = weights[31];
            ulong a14 = weights[32];
            ulong a15 = weights[33];
            ulong a16 = weights[34];
            ulong a17 = weights[35];
            ulong a18 = weights[54];
            ulong a19 = weights[55];
            ulong a20 = weights[56];
            ulong a21 = weights[57];
            ulong a22 = weights[58];
            ulong a23 = weights[59];
            ulong a24 = weights[60];
            ulong a25 = weights[61];
            ulong a26 = weights[62];
            ulong b0 = weights[9];
            ulong b1 = weights[10];
            ulong b2 = weights[11];
            ulong b3 = weights[12];
            ulong b4 = weights[13];
            ulong b5 = weights[14];
            ulong b6 = weights[15];
            ulong b7 = weights[16];
            ulong b8 = weights[17];
            ulong b9 = weights[36];
            ulong b10 = weights[37];
            ulong b11 = weights[38];
            ulong b12 = weights[39];
            ulong b13 = weights[40];
            ulong b14 = weights[41];
            ulong b15 = weights[42];
            ulong b16 = weights[43];
            ulong b17 = weights[44];
            ulong b18 = weights[63];
            ulong b19 = weights[64];
            ulong b20 = weights[65];
            ulong b21 = weights[66];
            ulong b22 = weights[67];
            ulong b23 = weights[68];
            ulong b24 = weights[69];
            ulong b25 = weights[70];
            ulong b26 = weights[71];
            ulong c0 = weights[18];
            ulong c1 = weights[19];
            ulong c2 = weights[20];
            ulong c3 = weights[21];
            ulong c4 = weights[22];
            ulong c5 = weights[23];
            ulong c6 = weights[24];
            ulong c7 = weights[25];
            ulong c8 = weights[26];
            ulong c9 = weights[45];
            ulong c10 = weights[46];
            ulong c11 = weights[47];
            ulong c12 = weights[48];
            ulong c13 = weights[49];
            ulong c14 = weights[50];
            ulong c15 = weights[51];
            ulong c16 = weights[52];
            ulong c17 = weights[53];
            ulong c18 = weights[72];
            ulong c19 = weights[73];
            ulong c20 = weights[74];
            ulong c21 = weights[75];
            ulong c22 = weights[76];
            ulong c23 = weights[77];
            ulong c24 = weights[78];
            ulong c25 = weights[79];
            ulong c26 = weights[80];
            ulong k0 = thresholds[0];
            ulong k1 = thresholds[1];
            ulong k2 = thresholds[2];
            ulong k3 = thresholds[3];
            ulong k4 = thresholds[4];
            ulong k5 = thresholds[5];
            ulong k6 = thresholds[6];
            ulong k7 = thresholds[7];
            ulong k8 = thresholds[8];
            ulong x6 = arena[p0];
            ulong x7 = arena[p0 + 1];
            ulong x8 = arena[p0 + 2];
            ulong x15 = arena[p1];
            ulong x16 = arena[p1 + 1];
            ulong x17 = arena[p1 + 2];
            ulong x24 = arena[p2];
            ulong x25 = arena[p2 + 1];
            ulong x26 = arena[p2 + 2];
            for (; target < end; target += Words)
            {
                ulong x0 = x6;
                ulong x1 = x7;
                ulong x2 = x8;
                ulong x3 = arena[p0 + 3];
                ulong x4 = arena[p0 + 4];
                ulong x5 = arena[p0 + 5];
                x6 = arena[p0 + 6];
                x7 = arena[p0 + 7];
                x8 = arena[p0 + 8];
                p0 += 6;
                ulong x9 = x15;
                ulong x10 = x16;
                ulong x11 = x17;
                ulong x12 = arena[p1 + 3];
                ulong x13 = arena[p1 + 4];
                ulong x14 = arena[p1 + 5];
                x15 = arena[p1 + 6];
                x16 = arena[p1 + 7];
                x17 = arena[p1 + 8];
                p1 += 6;
                ulong x18 = x24;
                ulong x19 = x25;
                ulong x20 = x26;
                ulong x21 = arena[p2 + 3];
                ulong x22 = arena[p2 + 4];
                ulong x23 = arena[p2 + 5];
                x24 = arena[p2 + 6];
                x25 = arena[p2 + 7];
                x26 = arena[p2 + 8];
                p2 += 6;
                ulong z = (x0 * a0) + (x1 * a1) + (x2 * a2) + (x3 * a3) + (x4 * a4) + (x5 * a5) + (x6 * a6) + (x7 * a7) + (x8 * a8)
                    + (x9 * a9) + (x10 * a10) + (x11 * a11) + (x12 * a12) + (x13 * a13) + (x14 * a14) + (x15 * a15) + (x16 * a16) + (x17 * a17)
                    + (x18 * a18) + (x19 * a19) + (x20 * a20) + (x21 * a21) + (x22 * a22) + (x23 * a23) + (x24 * a24) + (x25 * a25) + (x26 * a26);
                ulong second = z + k1;
                arena[target] = (byte)((((second & LayerOutput.Reached)
                    | (((second ^ (z + k0) ^ (z + k2)) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);

                z = (x0 * b0) + (x1 * b1) + (x2 * b2) + (x3 * b3) + (x4 * b4) + (x5 * b5) + (x6 * b6) + (x7 * b7) + (x8 * b8)
                    + (x9 * b9) + (x10 * b10) + (x11 * b11) + (x12 * b12) + (x13 * b13) + (x14 * b14) + (x15 * b15) + (x16 * b16) + (x17 * b17)
                    + (x18 * b18) + (x19 * b19) + (x20 * b20) + (x21 * b21) + (x22 * b22) + (x23 * b23) + (x24 * b24) + (x25 * b25) + (x26 * b26);
                second = z + k4;
                arena[target + 1] = (byte)((((second & LayerOutput.Reached)
                    | (((second ^ (z + k3) ^ (z + k5)) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);

                z = (x0 * c0) + (x1 * c1) + (x2 * c2) + (x3 * c3) + (x4 * c4) + (x5 * c5) + (x6 * c6) + (x7 * c7) + (x8 * c8)
                    + (x9 * c9) + (x10 * c10) + (x11 * c11) + (x12 * c12) + (x13 * c13) + (x14 * c14) + (x15 * c15) + (x16 * c16) + (x17 * c17)
                    + (x18 * c18) + (x19 * c19) + (x20 * c20) + (x21 * c21) + (x22 * c22) + (x23 * c23) + (x24 * c24) + (x25 * c25) + (x26 * c26);
                second = z + k7;
                arena[target + 2] = (byte)((((second & LayerOutput.Reached)
                    | (((second ^ (z + k6) ^ (z + k8)) & LayerOutput.Reached) >> 1)) * LayerOutput.Gather) >> 56);
            }
        }
    }
}
