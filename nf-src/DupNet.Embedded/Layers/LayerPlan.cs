namespace DupNet.Embedded.Layers
{
    /// <summary>A layer at a given input size: its maps, and the kernel that runs it.</summary>
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

        /// <summary>The kernel.</summary>
        public KernelKind Kernel { get; internal set; }

        /// <summary>Bytes of the arena for weights that the kernel of tiles lays out anew while the layer runs.</summary>
        public int PackedBytes { get; internal set; }

        /// <summary>Where they lie in the arena.</summary>
        public int PackedOffset { get; internal set; }

        /// <summary>Rows of tiles that the map is cut into, 1, 2, 4 or 8 of the eight tiles; 0 when it cannot be.</summary>
        internal int TilesDown { get; set; }

        /// <summary>Columns of the convolution in a tile.</summary>
        internal int TileWidth { get; set; }

        /// <summary>Rows of the convolution in a tile.</summary>
        internal int TileHeight { get; set; }
    }
}
