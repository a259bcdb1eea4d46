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
        /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
        public Network(NetworkPlan plan)
        {
            if (plan == null)
            {
                throw new ArgumentNullException(nameof(plan));
            }

            _plan = plan;
            _arena = new byte[plan.ArenaBytes];
            _scratch = new KernelScratch(plan.TableCount, plan.WordEntries, plan.SumEntries);
            Logits = new int[plan.LogitEntries];
            _output = new LayerOutput(plan.Model.Data, _arena, Logits, plan.QuantizerEntries);
            _imageConvolution = new ImageConvolution(plan, _arena, Logits, _scratch.Sums);
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
        /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
        public void Run(IRowSource image)
        {
            if (image == null)
            {
                throw new ArgumentNullException(nameof(image));
            }

            byte[] weights = _plan.Model.Data;
            _imageConvolution.Begin(image);
            for (int i = 0; i < _plan.Layers.Length; i++)
            {
                LayerPlan layer = _plan.Layers[i];
                if (layer.Output != null)
                {
                    layer.Output.Clear(_arena);
                }

                if (layer.Kernel == KernelKind.Image)
                {
                    if (layer.Output == null || !layer.Output.IsBanded)
                    {
                        _imageConvolution.RunRows(layer.Height);
                    }

                    continue;
                }

                _output.Begin(layer);
                if (layer.Kernel == KernelKind.FilterLanes)
                {
                    FilterLaneConvolution.Run(layer, weights, _arena, _scratch, _imageConvolution, _output);
                }
                else
                {
                    PixelLaneConvolution.Run(layer, weights, _arena, _scratch, _output);
                }
            }
        }
    }
}
