using System;
using DupNet.Embedded.Kernels;

namespace DupNet.Embedded.Networks
{
    /// <summary>Runs a model's layers at one input size. All buffers are allocated by the constructor.</summary>
    public sealed class Network
    {
        private readonly NetworkPlan _plan;
        private readonly byte[] _arena;
        private readonly KernelScratch _scratch;
        private readonly LayerOutput _output;
        private readonly ImageConvolution _imageConvolution;

        /// <summary>Allocates the buffers of a plan.</summary>
        /// <param name="plan">The plan.</param>
        public Network(NetworkPlan plan)
        {
            _plan = plan;
            _arena = new byte[plan.ArenaBytes];
            _scratch = new KernelScratch(plan.TableCount, plan.WordEntries, plan.SumEntries);
            Logits = new int[plan.LogitEntries];
            _output = new LayerOutput(plan.Model.Data, _arena, Logits, plan.QuantizerEntries);
            _imageConvolution = new ImageConvolution(plan.Model, plan.Layers[0], plan.Width, plan.Height);
        }

        /// <summary>What the network runs by.</summary>
        public NetworkPlan Plan => _plan;

        /// <summary>
        /// Logits of all heads in units of 1/1024, valid after <see cref="Run"/>: heads in order of execution, within a
        /// head rows, columns, channels (fastest).
        /// </summary>
        public int[] Logits { get; }

        /// <summary>Runs the network on one image.</summary>
        /// <param name="image">The input of the plan's width, height and the model's channels.</param>
        public void Run(IRowSource image)
        {
            byte[] weights = _plan.Model.Data;
            for (int i = 0; i < _plan.Layers.Length; i++)
            {
                LayerPlan layer = _plan.Layers[i];
                if (layer.Output != null)
                {
                    Array.Clear(_arena, layer.Output.Offset, layer.Output.Bytes);
                }

                _output.Begin(layer);
                switch (layer.Kernel)
                {
                    case KernelKind.Image:
                        _imageConvolution.Run(image, _scratch.Sums, _output);
                        break;

                    case KernelKind.FilterLanes:
                        FilterLaneConvolution.Run(layer, weights, _arena, _scratch, _output);
                        break;

                    default:
                        PixelLaneConvolution.Run(layer, weights, _arena, _scratch, _output);
                        break;
                }
            }
        }
    }
}
