using System;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Networks
{
    /// <summary>Runs a model's layers at one input size. All buffers are allocated by the constructor.</summary>
    public sealed class Network
    {
        private readonly NetworkPlan _plan;
        private readonly KernelContext _context;
        private readonly LogitStore _store;
        private bool _isRunning;

        /// <summary>Allocates the buffers of a plan, and room for all logits.</summary>
        /// <param name="plan">The plan, which serves no other network.</param>
        /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
        /// <exception cref="InvalidOperationException">
        /// The plan serves a network already, or the model's weights lie in flash, where only an engine reads them.
        /// </exception>
        public Network(NetworkPlan plan)
            : this(plan, new NetworkMemory(new NetworkPlan[] { plan }, null, true))
        {
        }

        /// <summary>Makes a network that works in memory of others too, of which one runs at a time.</summary>
        /// <param name="plan">The plan, which serves no other network.</param>
        /// <param name="memory">The memory, made for this plan among others.</param>
        internal Network(NetworkPlan plan, NetworkMemory memory)
        {
            _plan = plan;
            _store = memory.Store;
            _context = memory.Context;
            foreach (Kernel kernel in plan.TakeKernels())
            {
                kernel.Attach(_context);
            }
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
            get => _context.Checksums;
            set
            {
                _context.Checksums = value;
                _context.Output.Checksums = value;
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
            _context.Pace.Callback = callback;
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

            _context.Pace.Callback = null;
            _context.Image = image;
            _context.Checksums?.Begin();
            foreach (Kernel kernel in _plan.Kernels)
            {
                kernel.Begin();
            }
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

            Kernel kernel = _plan.Kernels[index];
            if (kernel.Source != null)
            {
                layer.Input.Clear(_context.Arena);
            }

            if (layer.Output != null)
            {
                layer.Output.Clear(_context.Arena);
            }

            if (!kernel.RunRows(0, layer.Height))
            {
                return false;
            }

            if (kernel.Source != null)
            {
                Finish(layer.Layer.Source - 1);
            }

            Finish(index);
            return true;
        }

        /// <summary>Completes the checksum of a layer, and tells that it is finished.</summary>
        private void Finish(int index)
        {
            LayerChecksums checksums = _context.Checksums;
            if (checksums != null)
            {
                // Rows of bands were taken as they were made, and so were the logits of heads.
                LayerPlan layer = _plan.Layers[index];
                if (layer.Output != null && !layer.IsBanded)
                {
                    checksums.TakeRows(layer, _context.Arena, 0, layer.Height);
                }

                checksums.End(layer, index + 1);
            }

            Observer?.LayerDone(index + 1);
        }
    }
}
