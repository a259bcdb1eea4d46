using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>What the kernels of a network share: the model, its memory, and who listens to them.</summary>
    internal sealed class KernelContext
    {
        public KernelContext(DupNetModel model, byte[] arena, KernelScratch scratch, LayerOutput output, ILogitSink sink)
        {
            Model = model;
            Arena = arena;
            Scratch = scratch;
            Output = output;
            Sink = sink;
        }

        /// <summary>The model that the network runs.</summary>
        public DupNetModel Model { get; }

        /// <summary>Holds the maps between layers, and the work bytes of the kernels.</summary>
        public byte[] Arena { get; }

        /// <summary>Working memory of the layer that runs.</summary>
        public KernelScratch Scratch { get; }

        /// <summary>The last stage of the layer that runs.</summary>
        public LayerOutput Output { get; }

        /// <summary>Takes the logits; null where nobody does.</summary>
        public ILogitSink Sink { get; }

        /// <summary>Is asked between bands of rows.</summary>
        public Pace Pace { get; } = new Pace();

        /// <summary>The image of the run; null before the first.</summary>
        public IRowSource Image { get; set; }

        /// <summary>Takes the values of all layers; null for nobody.</summary>
        public LayerChecksums Checksums { get; set; }
    }
}
