using System;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// Everything about running a model at one input size that is known before the first frame: map layouts, where
    /// each map lies in the arena, kernels, and the size of every buffer.
    /// </summary>
    public sealed class NetworkPlan
    {
        /// <summary>All maps and logits together; far more than any device has.</summary>
        private const int MaxMapBytes = 1 << 30;

        /// <summary>A map of no more bytes is better held as a whole, where the next layer is then free to cut it in tiles.</summary>
        private const int SmallMapBytes = 4096;

        /// <summary>Blocks of working memory that any kernel may take.</summary>
        private const int MaxBlocks = 129;

        private bool _isTaken;

        /// <summary>Plans a model at an input size.</summary>
        /// <param name="model">The model.</param>
        /// <param name="width">Width of the input: a multiple of the model's stride, within its sides.</param>
        /// <param name="height">Height of the input: a multiple of the model's stride, within its sides.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="ArgumentException">The model cannot run at this size, or takes more than its budget there.</exception>
        public NetworkPlan(DupNetModel model, int width, int height)
        {
            CheckSize(model, width, height);
            Model = model;
            Width = width;
            Height = height;
            Layers = new LayerPlan[model.Layers.Length];
            Kernels = new Kernel[model.Layers.Length];
            PlanMaps();
            CheckAddressable();
            ChooseKernels(-1);
            if (BufferBytes > model.Budget.Bytes)
            {
                throw new ArgumentException(
                    "input " + width.ToString() + " x " + height.ToString() + " takes " + BufferBytes.ToString() + " bytes of buffers, the budget is "
                    + model.Budget.Bytes.ToString());
            }
        }

        /// <summary>The model that is planned.</summary>
        public DupNetModel Model { get; }

        /// <summary>Width of the network's input.</summary>
        public int Width { get; }

        /// <summary>Height of the network's input.</summary>
        public int Height { get; }

        /// <summary>The layers, in order of execution.</summary>
        public LayerPlan[] Layers { get; }

        /// <summary>Bytes of the arena, which holds the maps between layers, and what else is made of bytes while a layer runs.</summary>
        public int ArenaBytes { get; private set; }

        /// <summary>
        /// Index of the last layer that runs while rows of the image are held: 1 if the second layer runs together with the first, else 0.
        /// </summary>
        public int LastLayerOfImage => Layers[0].IsBanded ? 1 : 0;

        /// <summary>Blocks of 16 words of eight bytes that the kernels work in.</summary>
        public int BlockCount { get; private set; }

        /// <summary>References to such blocks that the kernels work with.</summary>
        public int ReferenceCount { get; private set; }

        /// <summary>Words of eight bytes that hold rows of a compiled layer's input.</summary>
        public int InputWords { get; private set; }

        /// <summary>Words of eight bytes that compiled layers sum up in.</summary>
        public int SumWords { get; private set; }

        /// <summary>Words of eight bytes that take what compiled layers give.</summary>
        public int ResultWords { get; private set; }

        /// <summary>Channels of the widest layer whose thresholds lie in the memory that all layers share.</summary>
        public int QuantizedChannels { get; private set; }

        /// <summary>Channels of the widest head.</summary>
        public int HeadChannels { get; private set; }

        /// <summary>Logits of all heads.</summary>
        public int LogitEntries { get; private set; }

        /// <summary>Bytes of all buffers that a <see cref="Network"/> of this plan allocates; those of kept logits come on top.</summary>
        public int BufferBytes
            => ArenaBytes + KernelScratch.BufferBytes(BlockCount, ReferenceCount, HeadChannels, InputWords, SumWords, ResultWords)
                + LayerOutput.BufferBytes(QuantizedChannels, HeadChannels) + OwnBytes;

        /// <summary>Bytes of the buffers that the kernels have each for itself.</summary>
        internal int OwnBytes { get; private set; }

        /// <summary>The kernels of the layers.</summary>
        internal Kernel[] Kernels { get; }

        /// <summary>The kernel that a layer runs on.</summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>Its number, which <see cref="KernelTable.NameOf"/> names.</returns>
        public int KernelNumber(int index) => Kernels[index].Number;

        /// <summary>Estimated IL instructions of a layer in a frame, by which kernels are chosen.</summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>Instructions.</returns>
        public long Cost(int index) => Kernels[index].Cost;

        /// <summary>Bytes of the arena, beside the maps, that a layer's kernel needs while the layer runs.</summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>Bytes; 0 for most layers.</returns>
        public int WorkBytes(int index) => Kernels[index].WorkBytes;

        /// <summary>Where the <see cref="WorkBytes"/> of a layer start in the arena.</summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>Offset in bytes.</returns>
        public int WorkOffset(int index) => Kernels[index].WorkOffset;

        /// <summary>What the <see cref="WorkBytes"/> of a layer hold.</summary>
        /// <param name="index">Index of the layer, from 0.</param>
        /// <returns>A few words for reports; empty where there are none.</returns>
        public string WorkName(int index) => Kernels[index].WorkName;

        /// <summary>The kernels, for the network that they then belong to.</summary>
        internal Kernel[] TakeKernels()
        {
            if (_isTaken)
            {
                throw new InvalidOperationException("this plan serves a network already; make one for each");
            }

            _isTaken = true;
            return Kernels;
        }

        /// <summary>Throws when a model cannot run at a size, or takes more than its budget there.</summary>
        internal static void CheckSize(DupNetModel model, int width, int height)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            CheckSide(model, width, "width ");
            CheckSide(model, height, "height ");
            string refusal = FrameCost.Of(model, width, height).WhyRefused(model.Budget, width, height);
            if (refusal != null)
            {
                throw new ArgumentException(refusal);
            }
        }

        private static void CheckSide(DupNetModel model, int side, string name)
        {
            if (side < model.SmallestSide || side > model.LargestSide || side % model.Stride != 0)
            {
                throw new ArgumentException(
                    "input " + name + side.ToString() + " must be a multiple of " + model.Stride.ToString() + " in "
                    + model.SmallestSide.ToString() + ".." + model.LargestSide.ToString());
            }

            int refused = MapSides.FirstRefused(model, side);
            if (refused != 0)
            {
                throw new ArgumentException("input " + name + side.ToString() + " does not fit layer " + refused.ToString());
            }
        }

        private void PlanMaps()
        {
            int[] widths = MapSides.Compute(Model, Width);
            int[] heights = MapSides.Compute(Model, Height);
            for (int i = 0; i < Layers.Length; i++)
            {
                Layer layer = Model.Layers[i];
                LayerPlan source = layer.Source == 0 ? null : Layers[layer.Source - 1];
                LayerPlan plan = new LayerPlan();
                Layers[i] = plan;
                plan.Layer = layer;
                plan.Input = source?.Output;
                plan.InputWidth = widths[layer.Source];
                plan.InputHeight = heights[layer.Source];
                plan.ConvolvedWidth = layer.ConvolvedSide(plan.InputWidth);
                plan.ConvolvedHeight = layer.ConvolvedSide(plan.InputHeight);
                plan.Width = widths[i + 1];
                plan.Height = heights[i + 1];
                plan.CellSize = (source == null ? 1 : source.CellSize) * layer.Stride * layer.Pool;
                if (layer.IsHead)
                {
                    plan.FirstLogit = LogitEntries;
                    LogitEntries += plan.Width * plan.Height * layer.ChannelsOut;
                }
                else
                {
                    plan.Output = new FeatureMap(plan.Width, plan.Height, layer.ChannelsOut, layer.OutputBits, Fold(i), Margin(i));
                }
            }
        }

        /// <summary>Whatever a damaged or absurd model asks for, offsets and sizes stay within an int.</summary>
        private void CheckAddressable()
        {
            long bytes = 0;
            foreach (LayerPlan plan in Layers)
            {
                bytes += plan.Output == null ? 4L * plan.Width * plan.Height * plan.Layer.ChannelsOut : plan.Output.Bytes;
            }

            if (bytes > MaxMapBytes)
            {
                throw new ArgumentException(
                    "input " + Width.ToString() + " x " + Height.ToString() + " makes maps of " + bytes.ToString() + " bytes, the limit is " + MaxMapBytes.ToString());
            }
        }

        /// <summary>The common weight duplication of a map's readers if its sums fit a byte, else 1.</summary>
        private int Fold(int index)
        {
            int fold = 0;
            for (int i = index + 1; i < Layers.Length; i++)
            {
                Layer reader = Model.Layers[i];
                if (reader.Source == index + 1)
                {
                    bool fits = reader.WeightDuplication * reader.LargestInput <= 255;
                    bool agrees = fold == 0 || fold == reader.WeightDuplication;
                    if (!fits || !agrees)
                    {
                        return 1;
                    }

                    fold = reader.WeightDuplication;
                }
            }

            return fold;
        }

        private int Margin(int index)
        {
            int margin = 0;
            for (int i = index + 1; i < Layers.Length; i++)
            {
                if (Model.Layers[i].Source == index + 1 && Model.Layers[i].Padding > margin)
                {
                    margin = Model.Layers[i].Padding;
                }
            }

            return margin;
        }

        /// <summary>Runs all layers on one kernel, where it can run them: for tests and measurements.</summary>
        internal void Force(int kernelNumber)
        {
            ChooseKernels(kernelNumber);
        }

        /// <summary>
        /// Chooses the kernels, and with them which maps need not be there as a whole: a large one that the next layer alone reads, when
        /// the kernels of the two can take turns.
        /// </summary>
        private void ChooseKernels(int preferred)
        {
            int blocks = MaxBlocks;
            for (int i = 0; i < Layers.Length; i++)
            {
                FeatureMap input = Layers[i].Input;
                Kernel writer = i > 0 && CanHoldBand(i - 1) && Kernels[i - 1].BandRows > 0 && Kernels[i - 1].Source == null ? Kernels[i - 1] : null;
                Kernel kernel = KernelTable.Choose(Layers[i], blocks, writer, preferred);
                Kernels[i] = kernel;
                if (kernel.Source != null)
                {
                    input.HoldRows(kernel.Source.BandRows);
                    kernel.Source = input.IsBanded ? kernel.Source : null;
                }

                Layers[i].Output?.HoldRows(int.MaxValue);

                // What one layer takes, the others may take too.
                blocks = Larger(blocks, kernel.BlockCount);
            }

            Layout();
        }

        /// <summary>Whether the next layer alone reads a map, and it is large.</summary>
        private bool CanHoldBand(int index) => ArenaPlanner.LastReader(Layers, index) == index + 1 && Layers[index].Output.Bytes > SmallMapBytes;

        private void Layout()
        {
            ArenaBytes = ArenaPlanner.Place(Layers);
            BlockCount = 0;
            ReferenceCount = 0;
            InputWords = 0;
            SumWords = 0;
            ResultWords = 0;
            QuantizedChannels = 0;
            HeadChannels = 0;
            OwnBytes = 0;
            for (int i = 0; i < Layers.Length; i++)
            {
                Kernel kernel = Kernels[i];
                Kernel source = kernel.Source;
                int last = Layers[i].IsBanded ? i + 1 : i;
                kernel.WorkOffset = ArenaPlanner.Place(Layers, i, last, source == null ? 0 : source.WorkOffset + source.WorkBytes, kernel.WorkBytes);
                ArenaBytes = Larger(ArenaBytes, kernel.WorkOffset + kernel.WorkBytes);
                BlockCount = Larger(BlockCount, kernel.BlockCount);
                ReferenceCount = Larger(ReferenceCount, kernel.ReferenceCount);
                InputWords = Larger(InputWords, kernel.InputWords);
                SumWords = Larger(SumWords, kernel.SumWords);
                ResultWords = Larger(ResultWords, kernel.ResultWords);
                QuantizedChannels = Larger(QuantizedChannels, kernel.OutputChannels);
                HeadChannels = Larger(HeadChannels, Layers[i].Layer.IsHead ? Layers[i].Layer.ChannelsOut : 0);
                OwnBytes += kernel.OwnBytes;
            }
        }

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
