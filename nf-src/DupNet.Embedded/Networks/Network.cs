using System;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;

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
        private readonly LogitStore _store;
        private readonly Pace _pace = new Pace();
        private LayerChecksums _checksums;
        private bool _isRunning;

        /// <summary>Allocates the buffers of a plan, and room for all logits.</summary>
        /// <param name="plan">The plan.</param>
        /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The model's weights lie in flash, for an engine.</exception>
        public Network(NetworkPlan plan)
            : this(plan, null, true)
        {
        }

        /// <summary>Allocates the buffers of a plan.</summary>
        /// <param name="plan">The plan.</param>
        /// <param name="sink">Takes the logits; null where nobody does.</param>
        /// <param name="keepLogits">Whether to keep them.</param>
        internal Network(NetworkPlan plan, ILogitSink sink, bool keepLogits)
        {
            if (plan == null)
            {
                throw new ArgumentNullException(nameof(plan));
            }

            if (!plan.Model.HasWeights)
            {
                throw new InvalidOperationException("the model's weights are not in managed memory: only an engine that has them can run it");
            }

            _plan = plan;
            _arena = new byte[plan.ArenaBytes];
            _scratch = new KernelScratch(plan.BlockCount, plan.TableCount, plan.HeadChannels);
            if (keepLogits)
            {
                _store = new LogitStore(plan.LogitEntries, sink);
                sink = _store;
            }

            _output = new LayerOutput(plan.Model.Data, _arena, sink, plan.QuantizedChannels, plan.HeadChannels);
            _imageConvolution = new ImageConvolution(plan, _arena, sink, _scratch.Cell);
        }

        /// <summary>What the network runs by.</summary>
        public NetworkPlan Plan => _plan;

        /// <summary>
        /// Logits of all heads in units of 1/1024, valid after <see cref="Run(IRowSource)"/>: heads in order of execution, within a
        /// head rows, columns, channels (fastest). Null in a <see cref="Detector"/> that was not told to keep them.
        /// </summary>
        public int[] Logits => _store?.Logits;

        /// <summary>Takes checksums of the layers' outputs in each run, which costs time; null for none.</summary>
        public LayerChecksums Checksums
        {
            get => _checksums;
            set
            {
                _checksums = value;
                _output.Checksums = value;
                _imageConvolution.TakeChecksums(value);
            }
        }

        /// <summary>Is told in each run when a layer is finished; null for nobody.</summary>
        public ILayerObserver Observer { get; set; }

        /// <summary>Runs the network on one image.</summary>
        /// <param name="image">The input of the plan's width, height and the model's channels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
        public void Run(IRowSource image)
        {
            Run(image, null);
        }

        /// <summary>Runs the network on one image.</summary>
        /// <param name="image">The input of the plan's width, height and the model's channels.</param>
        /// <param name="callback">Called between bands of rows; null for none.</param>
        /// <returns>False when the callback cancelled: logits are incomplete, and the next run starts anew.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
        public bool Run(IRowSource image, BandCallback callback)
        {
            Begin(image);
            _pace.Callback = callback;
            _isRunning = true;
            try
            {
                for (int i = 0; i < _plan.Layers.Length; i++)
                {
                    if (!RunLayer(i))
                    {
                        return false;
                    }
                }
            }
            finally
            {
                _isRunning = false;
            }

            return true;
        }

        /// <summary>Starts an image that is run layer by layer, as <see cref="Run(IRowSource)"/> does all at once.</summary>
        /// <param name="image">The input of the plan's width, height and the model's channels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
        /// <exception cref="InvalidOperationException">A run is under way: the call comes from its callback or observer, or from another thread.</exception>
        public void Begin(IRowSource image)
        {
            if (image == null)
            {
                throw new ArgumentNullException(nameof(image));
            }

            if (_isRunning)
            {
                throw new InvalidOperationException("the network is at work on an image: its callback may not begin another one");
            }

            _pace.Callback = null;
            _checksums?.Begin();
            _imageConvolution.Begin(image);
        }

        /// <summary>
        /// Runs one layer: after <see cref="Begin"/> each in order, and again as often as wanted while nothing else runs; layers up to
        /// <see cref="NetworkPlan.LastLayerOfImage"/> each after another <see cref="Begin"/>. A layer of whose output only a band
        /// is held does nothing here; it runs together with the next.
        /// </summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>False when the callback of <see cref="Run(IRowSource, BandCallback)"/> cancelled.</returns>
        public bool RunLayer(int index)
        {
            LayerPlan layer = _plan.Layers[index];
            if (layer.IsBanded)
            {
                // Made by the layer that reads it.
                return true;
            }

            FeatureMap input = layer.Input;
            bool readsBands = input != null && input.IsBanded;
            if (readsBands)
            {
                input.Clear(_arena);
            }

            if (layer.Output != null)
            {
                layer.Output.Clear(_arena);
            }

            if (!Compute(layer))
            {
                return false;
            }

            if (readsBands)
            {
                Finish(layer.Layer.Source - 1);
            }

            Finish(index);
            return true;
        }

        /// <summary>Completes the checksum of a layer, and tells that it is finished.</summary>
        private void Finish(int index)
        {
            LayerPlan layer = _plan.Layers[index];
            if (_checksums != null)
            {
                // The image's layer and bands hand their rows on as they are made, heads their logits.
                if (layer.Output != null && layer.Kernel != KernelKind.Image && !layer.IsBanded)
                {
                    TakeRows(layer, 0, layer.Height);
                }

                _checksums.End(layer, index + 1);
            }

            Observer?.LayerDone(index + 1);
        }

        private void TakeRows(LayerPlan layer, int first, int end)
        {
            for (int row = first; row < end; row++)
            {
                _checksums.TakeRow(layer, _arena, row);
            }
        }

        private bool Compute(LayerPlan layer)
        {
            switch (layer.Kernel)
            {
                case KernelKind.Image:
                    return _imageConvolution.RunRows(layer.Height, _pace);

                case KernelKind.TileLanes:
                    _output.Begin(layer);
                    return TileLaneConvolution.Run(layer, _plan.Model.Data, _arena, _scratch, _imageConvolution, _output, _pace);

                default:
                    return layer.Input.IsBanded
                        ? RunBands(_plan.Layers[layer.Layer.Source - 1], layer)
                        : RunPixels(layer, 0, layer.Height);
            }
        }

        /// <summary>Runs a layer and the head that reads it, a band of rows at a time.</summary>
        private bool RunBands(LayerPlan source, LayerPlan head)
        {
            FeatureMap map = source.Output;
            for (int row = 0; row < map.Height; row += map.RowsHeld)
            {
                int end = row + map.RowsHeld < map.Height ? row + map.RowsHeld : map.Height;
                map.Slide(_arena, row);
                if (!RunPixels(source, row, end))
                {
                    return false;
                }

                if (_checksums != null)
                {
                    TakeRows(source, row, end);
                }

                if (!RunPixels(head, row, end))
                {
                    return false;
                }
            }

            return true;
        }

        private bool RunPixels(LayerPlan layer, int firstRow, int endRow)
        {
            _output.Begin(layer);
            return PixelLaneConvolution.Run(layer, firstRow, endRow, _plan.Model.Data, _arena, _scratch, _output, _pace);
        }
    }
}
