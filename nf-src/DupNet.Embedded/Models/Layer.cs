namespace DupNet.Embedded
{
    /// <summary>One row of a model's layer table. Field by field as in models/FORMAT.md, section 2.</summary>
    public sealed class Layer
    {
        internal Layer()
        {
        }

        /// <summary>0 for the image, else the number (from 1) of the earlier layer whose output is read.</summary>
        public int Source { get; internal set; }

        /// <summary>Kernel size k; the window is k x k.</summary>
        public int Kernel { get; internal set; }

        /// <summary>Step of the window in both directions.</summary>
        public int Stride { get; internal set; }

        /// <summary>Zero padding on each side (the image: the model's pad value).</summary>
        public int Padding { get; internal set; }

        /// <summary>1, or 2 for a 2x2 maximum with stride 2 after the convolution.</summary>
        public int Pool { get; internal set; }

        /// <summary>Bits of an input value: 8, 2 or 1.</summary>
        public int InputBits { get; internal set; }

        /// <summary>Bits of an output level: 2 or 1; 0 for a head.</summary>
        public int OutputBits { get; internal set; }

        /// <summary>Input channels C.</summary>
        public int ChannelsIn { get; internal set; }

        /// <summary>Filters, which is output channels.</summary>
        public int ChannelsOut { get; internal set; }

        /// <summary>Weight duplication r: a filter stores U = C / r channels and repeats them r times.</summary>
        public int WeightDuplication { get; internal set; }

        /// <summary>Feature-map duplication d: the input is read d times, each copy with its own 1-bit weights.</summary>
        public int InputDuplication { get; internal set; }

        /// <summary>How the sums of the layer become its outputs.</summary>
        public QuantizerKind Quantizer { get; internal set; }

        /// <summary>Right shift of the quantizer.</summary>
        public int Shift { get; internal set; }

        /// <summary>Offset of the weights in the model.</summary>
        public int WeightsOffset { get; internal set; }

        /// <summary>Offset of the quantizer's parameters in the model.</summary>
        public int QuantizerOffset { get; internal set; }

        /// <summary>Heads: index of the first anchor.</summary>
        public int FirstAnchor { get; internal set; }

        /// <summary>Heads: anchors of a cell.</summary>
        public int AnchorCount { get; internal set; }

        /// <summary>Heads: range of a box's centre in cells, in 1/256.</summary>
        public int CentreScale { get; internal set; }

        /// <summary>The layer as code; null where its weights lie in the model.</summary>
        internal CompiledLayer Code { get; set; }

        /// <summary>Whether the layer is a head, whose outputs are logits.</summary>
        public bool IsHead => OutputBits == 0;

        /// <summary>Stored channels of a filter, U = C / r.</summary>
        public int StoredChannels => ChannelsIn / WeightDuplication;

        /// <summary>Weights of a filter in one copy, k*k*U.</summary>
        public int FilterLength => Kernel * Kernel * StoredChannels;

        /// <summary>Bytes of a filter in one bit plane.</summary>
        public int FilterBytes => (FilterLength + 7) / 8;

        /// <summary>Bytes of one bit plane of the weights.</summary>
        public int PlaneBytes => FilterBytes * ChannelsOut;

        /// <summary>Bit planes of the weights, bitlen(d).</summary>
        public int WeightPlanes
        {
            get
            {
                int planes = 0;
                for (int d = InputDuplication; d > 0; d >>= 1)
                {
                    planes++;
                }

                return planes;
            }
        }

        /// <summary>Bytes of the weights.</summary>
        public int WeightBytes => PlaneBytes * WeightPlanes;

        /// <summary>Thresholds of a channel: 3, 1, or 0 for a head.</summary>
        public int ThresholdCount => (1 << OutputBits) - 1;

        /// <summary>Bytes of the quantizer's parameters.</summary>
        public int QuantizerBytes
        {
            get
            {
                switch (Quantizer)
                {
                    case QuantizerKind.Thresholds:
                        return 2 * ThresholdCount * ChannelsOut;

                    case QuantizerKind.BaseAndStep:
                        return 2 * FirstListBytes;

                    default:
                        return FirstListBytes + (4 * ChannelsOut);
                }
            }
        }

        /// <summary>Offset of the quantizer's second list in the model: steps or biases.</summary>
        internal int SecondListOffset => QuantizerOffset + FirstListBytes;

        /// <summary>Bases or scales, padded to a multiple of four bytes.</summary>
        private int FirstListBytes => ((2 * ChannelsOut) + 3) & ~3;

        /// <summary>Largest value of an input: 255, 3 or 1.</summary>
        public int LargestInput => (1 << InputBits) - 1;

        /// <summary>No sum of a window is larger, or below its negative.</summary>
        internal int LargestSum => Kernel * Kernel * ChannelsIn * InputDuplication * LargestInput;

        /// <summary>Outputs along one side of length <paramref name="side"/>, before the pool; 0 when none fits.</summary>
        /// <param name="side">Width or height of the input map.</param>
        /// <returns>Columns or rows of the convolution.</returns>
        public int ConvolvedSide(int side)
        {
            int room = side + (2 * Padding) - Kernel;
            return room < 0 ? 0 : (room / Stride) + 1;
        }

        /// <summary>Outputs along one side, after the pool; 0 when the side does not fit the layer.</summary>
        /// <param name="side">Width or height of the input map.</param>
        /// <returns>Columns or rows of the output map.</returns>
        public int OutputSide(int side)
        {
            int convolved = ConvolvedSide(side);
            return convolved % Pool != 0 ? 0 : convolved / Pool;
        }
    }
}
