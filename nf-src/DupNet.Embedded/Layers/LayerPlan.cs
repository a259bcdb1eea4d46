namespace DupNet.Embedded.Layers
{
    /// <summary>A layer at a given input size: its sides and its maps.</summary>
    public sealed class LayerPlan
    {
        /// <summary>The layer table's row.</summary>
        public Layer Layer { get; internal set; }

        /// <summary>The map that is read; null for the image.</summary>
        public FeatureMap Input { get; internal set; }

        /// <summary>The map that is written; null for a head.</summary>
        public FeatureMap Output { get; internal set; }

        /// <summary>Whether the arena holds a band of the output only; the layer then runs together with the next, which reads it.</summary>
        public bool IsBanded => Output != null && Output.IsBanded;

        /// <summary>Columns of the input, without padding.</summary>
        public int InputWidth { get; internal set; }

        /// <summary>Rows of the input, without padding.</summary>
        public int InputHeight { get; internal set; }

        /// <summary>Columns of the convolution, before the pool.</summary>
        public int ConvolvedWidth { get; internal set; }

        /// <summary>Rows of the convolution, before the pool.</summary>
        public int ConvolvedHeight { get; internal set; }

        /// <summary>Columns of the output.</summary>
        public int Width { get; internal set; }

        /// <summary>Rows of the output.</summary>
        public int Height { get; internal set; }

        /// <summary>Input pixels a cell of the output.</summary>
        public int CellSize { get; internal set; }

        /// <summary>Heads: where the logits start among those of all heads; rows, columns, channels (fastest).</summary>
        public int FirstLogit { get; internal set; }
    }
}
