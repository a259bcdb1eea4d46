namespace DupNet.Embedded.Kernels
{
    /// <summary>Reads single weights out of the bit planes of models/FORMAT.md, section 3.</summary>
    internal static class WeightBits
    {
        /// <summary>How many of a weight's d copies are +1; the weight is 2n - d.</summary>
        /// <param name="data">The model.</param>
        /// <param name="layer">A layer of it.</param>
        /// <param name="filter">The filter, 0 .. channels out - 1.</param>
        /// <param name="index">Position in the filter, (y * k + x) * U + j.</param>
        /// <returns>n, 0 .. d.</returns>
        public static int Ones(byte[] data, Layer layer, int filter, int index)
        {
            int planes = layer.WeightPlanes;
            int offset = layer.WeightsOffset + (filter * layer.FilterBytes) + (index >> 3);
            int ones = 0;
            for (int plane = 0; plane < planes; plane++)
            {
                ones |= ((data[offset] >> (index & 7)) & 1) << plane;
                offset += layer.PlaneBytes;
            }

            return ones;
        }
    }
}
