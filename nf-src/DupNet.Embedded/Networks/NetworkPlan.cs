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

        /// <summary>Plans a model at an input size.</summary>
        /// <param name="model">The model.</param>
        /// <param name="width">Width of the input: a multiple of the model's stride, within its sides.</param>
        /// <param name="height">Height of the input, likewise.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="ArgumentException">The model cannot run at this size.</exception>
        public NetworkPlan(DupNetModel model, int width, int height)
        {
            CheckSize(model, width, height);
            Model = model;
            Width = width;
            Height = height;
            Layers = new LayerPlan[model.Layers.Length];
            PlanMaps();
            CheckAddressable();
            ChooseKernels();
            Layout();
        }

        /// <summary>The model.</summary>
        public DupNetModel Model { get; }

        /// <summary>Width of the input.</summary>
        public int Width { get; }

        /// <summary>Height of the input.</summary>
        public int Height { get; }

        /// <summary>The layers, in order of execution.</summary>
        public LayerPlan[] Layers { get; }

        /// <summary>Bytes of the arena, which holds the maps between layers, and what else is made of bytes while a layer runs.</summary>
        public int ArenaBytes { get; private set; }

        /// <summary>Bytes of the arena that hold rows of the image while the first layer runs.</summary>
        public int ImageRowsBytes => ImageConvolution.RingBytes(Model.Layers[0], Width);

        /// <summary>Index of the last layer that runs while they are held: the second if it runs together with the first.</summary>
        public int LastLayerOfImage => Layers[0].IsBanded ? 1 : 0;

        /// <summary>Where they start in the arena.</summary>
        public int ImageRowsOffset { get; private set; }

        /// <summary>Blocks of 16 words of eight bytes that the kernels work in.</summary>
        public int BlockCount { get; private set; }

        /// <summary>Tables that the kernel of tiles looks up together.</summary>
        public int TableCount { get; private set; }

        /// <summary>Channels of the widest layer that is quantized, but for the first layer.</summary>
        public int QuantizedChannels { get; private set; }

        /// <summary>Channels of the widest head.</summary>
        public int HeadChannels { get; private set; }

        /// <summary>Logits of all heads.</summary>
        public int LogitEntries { get; private set; }

        /// <summary>Bytes of all buffers that a <see cref="Network"/> of this plan allocates; those of kept logits come on top.</summary>
        public int BufferBytes
            => ArenaBytes + KernelScratch.BufferBytes(BlockCount, TableCount, HeadChannels)
                + LayerOutput.BufferBytes(QuantizedChannels, HeadChannels) + ImageConvolution.BufferBytes(Layers[0]);

        /// <summary>Throws when a model cannot run at a size.</summary>
        internal static void CheckSize(DupNetModel model, int width, int height)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            CheckSide(model, width, "width ");
            CheckSide(model, height, "height ");
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
                plan.ConvolvedWidth = layer.ConvolvedSide(widths[layer.Source]);
                plan.ConvolvedHeight = layer.ConvolvedSide(heights[layer.Source]);
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

        private void Layout()
        {
            HoldBands();
            ArenaBytes = ArenaPlanner.Place(Layers);
            ImageRowsOffset = ArenaPlanner.Place(Layers, 0, LastLayerOfImage, 0, ImageRowsBytes);
            ArenaBytes = Larger(ArenaBytes, ImageRowsOffset + ImageRowsBytes);
            for (int i = 0; i < Layers.Length; i++)
            {
                LayerPlan plan = Layers[i];
                plan.PackedBytes = plan.Kernel == KernelKind.TileLanes ? TileLaneConvolution.PackedBytes(plan.Layer) : 0;
                plan.PackedOffset = ArenaPlanner.Place(Layers, i, i, i > LastLayerOfImage ? 0 : ImageRowsOffset + ImageRowsBytes, plan.PackedBytes);
                ArenaBytes = Larger(ArenaBytes, plan.PackedOffset + plan.PackedBytes);
            }

            SizeBuffers();
        }

        /// <summary>
        /// A large map that the next layer alone reads need not be there as a whole, when the two can run together: the first map
        /// and a layer that works row by row, or a map and a head that looks at one pixel of it at a time.
        /// </summary>
        private void HoldBands()
        {
            for (int i = 0; i < Layers.Length; i++)
            {
                FeatureMap map = Layers[i].Output;
                if (map != null)
                {
                    // The size of the whole map decides.
                    map.HoldRows(int.MaxValue);
                    map.HoldRows(BandRows(i));
                }
            }
        }

        /// <summary>Rows of a map that its writer and its reader need at a time.</summary>
        private int BandRows(int index)
        {
            if (!CanHoldBand(index))
            {
                return int.MaxValue;
            }

            LayerPlan reader = Layers[index + 1];
            if (index == 0)
            {
                return reader.Kernel == KernelKind.TileLanes && reader.TilesDown == 1 ? 1 : int.MaxValue;
            }

            bool isReadByPixel = reader.Layer.IsHead && reader.Layer.Kernel == 1 && reader.Layer.Stride == 1;
            return isReadByPixel && Layers[index].Kernel == KernelKind.PixelLanes ? PixelLaneConvolution.BandRows(Layers[index].Width) : int.MaxValue;
        }

        /// <summary>Whether the next layer alone reads a map, and it is large.</summary>
        private bool CanHoldBand(int index) => ArenaPlanner.LastReader(Layers, index) == index + 1 && Layers[index].Output.Bytes > SmallMapBytes;

        /// <summary>Runs all layers behind the first on one kernel, where it supports them: for tests and measurements.</summary>
        internal void Force(KernelKind kernel)
        {
            foreach (LayerPlan plan in Layers)
            {
                if (plan.Layer.Source != 0)
                {
                    plan.Kernel = kernel == KernelKind.TileLanes && TileLaneConvolution.Supports(plan) ? KernelKind.TileLanes : KernelKind.PixelLanes;
                }
            }

            Layout();
        }

        private void ChooseKernels()
        {
            for (int i = 0; i < Layers.Length; i++)
            {
                LayerPlan plan = Layers[i];
                if (plan.Layer.Source == 0)
                {
                    plan.Kernel = KernelKind.Image;
                }
                else
                {
                    TileLaneConvolution.ChooseTiles(plan, i == 1 && CanHoldBand(0));
                    bool tiles = TileLaneConvolution.Supports(plan) && TileLaneConvolution.Cost(plan) < PixelLaneConvolution.Cost(plan);
                    plan.Kernel = tiles ? KernelKind.TileLanes : KernelKind.PixelLanes;
                }
            }
        }

        private void SizeBuffers()
        {
            BlockCount = 0;
            TableCount = 0;
            foreach (LayerPlan plan in Layers)
            {
                Layer layer = plan.Layer;
                if (layer.IsHead)
                {
                    HeadChannels = Larger(HeadChannels, layer.ChannelsOut);
                }
                else if (layer.Source != 0)
                {
                    QuantizedChannels = Larger(QuantizedChannels, layer.ChannelsOut);
                }

                switch (plan.Kernel)
                {
                    case KernelKind.Image:
                        break;

                    case KernelKind.TileLanes:
                        BlockCount = Larger(BlockCount, TileLaneConvolution.BlockCount(plan));
                        TableCount = Larger(TableCount, TileLaneConvolution.TableCount(layer));
                        break;

                    default:
                        BlockCount = Larger(BlockCount, PixelLaneConvolution.BlockCount(plan));
                        break;
                }
            }
        }

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
