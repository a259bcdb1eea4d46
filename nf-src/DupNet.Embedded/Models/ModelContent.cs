using DupNet.Embedded.Models;

namespace DupNet.Embedded
{
    /// <summary>What a model states: its names, input sizes, layer table, anchors and known answer. <see cref="ModelReader"/> fills it in.</summary>
    public abstract class ModelContent
    {
        internal ModelContent(byte[] data)
        {
            Data = data;
        }

        /// <summary>The model's name.</summary>
        public string Name { get; internal set; }

        /// <summary>Names of the classes, at least one.</summary>
        public string[] ClassNames { get; internal set; }

        /// <summary>1 for gray, 3 for red, green, blue.</summary>
        public int InputChannels { get; internal set; }

        /// <summary>Value of every image byte outside the image, 0..255; also the colour of letterbox bars.</summary>
        public int PadValue { get; internal set; }

        /// <summary>
        /// By how much a letterboxed frame is stretched across its bars at most, in 1/256 of its side, 0..256, as far as it
        /// has the pixels; 0 keeps its proportions.
        /// </summary>
        public int LargestStretch { get; internal set; }

        /// <summary>Default score threshold in 1/65536.</summary>
        public int ScoreThreshold { get; internal set; }

        /// <summary>Input sides are multiples of this.</summary>
        public int Stride { get; internal set; }

        /// <summary>Smallest side of the input.</summary>
        public int SmallestSide { get; internal set; }

        /// <summary>Largest side of the input.</summary>
        public int LargestSide { get; internal set; }

        /// <summary>Width of the input that the model was made for.</summary>
        public int DefaultWidth { get; internal set; }

        /// <summary>Height of the input that the model was made for.</summary>
        public int DefaultHeight { get; internal set; }

        /// <summary>Side of the generated square input of the known answer.</summary>
        public int KnownAnswerSide { get; internal set; }

        /// <summary>Seed of the generated input, 0 .. 2^32 - 1.</summary>
        public long KnownAnswerSeed { get; internal set; }

        /// <summary>CRC-32 of the logits for the generated input, 0 .. 2^32 - 1.</summary>
        public long KnownAnswerHash { get; internal set; }

        /// <summary>CRC-32 of the model, 0 .. 2^32 - 1: tells models apart.</summary>
        public long Checksum { get; internal set; }

        /// <summary>The layer table, in order of execution.</summary>
        public Layer[] Layers { get; internal set; }

        /// <summary>The anchors of all heads.</summary>
        public Anchor[] Anchors { get; internal set; }

        /// <summary>Size of the model in bytes.</summary>
        public int FileBytes { get; internal set; }

        /// <summary>Bytes of the model in managed memory: all, or less where weights have become code or lie in flash.</summary>
        public int HeldBytes => Data.Length;

        /// <summary>The file; up to the weights if they lie elsewhere, or have become code.</summary>
        internal byte[] Data { get; }

        /// <summary>Whether layers have become code; <see cref="Data"/> then holds the weights of all others.</summary>
        internal bool HasCode { get; set; }

        /// <summary>Whether <see cref="Data"/> is the whole file.</summary>
        internal bool HasWeights => Data.Length == FileBytes;

        /// <summary>Class logits of an anchor of a head: 0, or the number of classes.</summary>
        /// <param name="head">A head of this model.</param>
        /// <returns>Number of class logits.</returns>
        internal static int ClassLogits(Layer head)
        {
            return (head.ChannelsOut / head.AnchorCount) - ModelFormat.BoxOutputs;
        }
    }
}
