using DupNet.Embedded.Models;

namespace DupNet.Embedded
{
    /// <summary>
    /// What a frame takes at an input size, whatever kernels run it (models/FORMAT.md, section 8): for a <see cref="ModelBudget"/>. With
    /// k the kernel size, C the channels in and d the duplication of a layer, an output before the pool has
    /// <c>k*k*C * (input bits) * (bits of the number d) + 16</c> operations.
    /// </summary>
    public sealed class FrameCost
    {
        /// <summary>What an output takes beside its window: to be made, compared and stored.</summary>
        private const int OutputOperations = 16;

        private FrameCost(long operations, long mapBytes)
        {
            Operations = operations;
            MapBytes = mapBytes;
        }

        /// <summary>Products of single bits of all layers, and 16 for each output. No kernel does more than a fixed multiple of it.</summary>
        public long Operations { get; }

        /// <summary>Bytes of all maps, a byte for each value, and of all logits, four each. Detectors hold less: they pack maps, and share memory.</summary>
        public long MapBytes { get; }

        /// <summary>Counts what a frame takes.</summary>
        /// <param name="model">The model.</param>
        /// <param name="width">Width of the input, one that the model runs at.</param>
        /// <param name="height">Height of the input, likewise.</param>
        /// <returns>The cost.</returns>
        /// <exception cref="System.ArgumentNullException"><paramref name="model"/> is null.</exception>
        public static FrameCost Of(ModelContent model, int width, int height)
        {
            if (model == null)
            {
                throw new System.ArgumentNullException(nameof(model));
            }

            int[] widths = MapSides.Compute(model, width);
            int[] heights = MapSides.Compute(model, height);
            long operations = 0;
            long bytes = 0;
            for (int i = 0; i < model.Layers.Length; i++)
            {
                Layer layer = model.Layers[i];
                long filters = (long)layer.ConvolvedSide(widths[layer.Source]) * layer.ConvolvedSide(heights[layer.Source]) * layer.ChannelsOut;
                int products = layer.Kernel * layer.Kernel * layer.ChannelsIn * layer.InputBits * layer.WeightPlanes;
                operations += filters * (products + OutputOperations);
                bytes += (long)widths[i + 1] * heights[i + 1] * layer.ChannelsOut * (layer.IsHead ? 4 : 1);
            }

            return new FrameCost(operations, bytes);
        }

        /// <summary>Why a budget does not allow a frame of this cost.</summary>
        /// <param name="budget">The budget.</param>
        /// <param name="width">Width of the input, for the text.</param>
        /// <param name="height">Height of the input, likewise.</param>
        /// <returns>What it takes and what is allowed, in words; null if it is allowed.</returns>
        internal string WhyRefused(ModelBudget budget, int width, int height)
        {
            return Operations <= budget.Operations && MapBytes <= budget.Bytes
                ? null
                : "a frame of " + width.ToString() + " x " + height.ToString() + " takes " + Operations.ToString() + " operations and "
                    + MapBytes.ToString() + " bytes of maps, the budget is " + budget.Operations.ToString() + " operations and "
                    + budget.Bytes.ToString() + " bytes";
        }
    }
}
