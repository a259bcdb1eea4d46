using DupNet.Embedded.Kernels;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Networks
{
    /// <summary>Runs a model by <see cref="ReferenceConvolution"/> alone and keeps every map: slow, plain, and right.</summary>
    public sealed class ReferenceNetwork
    {
        private readonly DupNetModel _model;
        private readonly int[] _widths;
        private readonly int[] _heights;

        /// <summary>Prepares a model at an input size.</summary>
        /// <param name="model">The model.</param>
        /// <param name="width">Width of the input.</param>
        /// <param name="height">Height of the input.</param>
        /// <exception cref="System.ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="System.ArgumentException">The model cannot run at this size.</exception>
        /// <exception cref="System.InvalidOperationException">Weights of the model have become code, or lie in flash.</exception>
        public ReferenceNetwork(DupNetModel model, int width, int height)
        {
            NetworkPlan.CheckSize(model, width, height);
            if (!model.HasWeights)
            {
                throw new System.InvalidOperationException("the definition reads weights, which this model does not hold as a whole");
            }

            _model = model;
            _widths = MapSides.Compute(model, width);
            _heights = MapSides.Compute(model, height);
            Levels = new byte[model.Layers.Length][];
        }

        /// <summary>
        /// Levels of each layer after <see cref="Run"/>, [(row * width + column) * channels + channel]; null for heads.
        /// </summary>
        public byte[][] Levels { get; }

        /// <summary>Runs the model on one image.</summary>
        /// <param name="image">The input, [(row * width + column) * channels + channel].</param>
        /// <returns>Logits of all heads, in the order of <see cref="Network.Logits"/>.</returns>
        public int[] Run(byte[] image)
        {
            int logits = 0;
            for (int i = 0; i < _model.Layers.Length; i++)
            {
                logits += _model.Layers[i].IsHead ? _widths[i + 1] * _heights[i + 1] * _model.Layers[i].ChannelsOut : 0;
            }

            int[] result = new int[logits];
            int next = 0;
            for (int i = 0; i < _model.Layers.Length; i++)
            {
                Layer layer = _model.Layers[i];
                byte[] map = layer.Source == 0 ? image : Levels[layer.Source - 1];
                int outside = layer.Source == 0 ? _model.PadValue : 0;
                byte[] levels = layer.IsHead ? null : new byte[_widths[i + 1] * _heights[i + 1] * layer.ChannelsOut];
                int position = 0;
                for (int row = 0; row < _heights[i + 1]; row++)
                {
                    for (int column = 0; column < _widths[i + 1]; column++)
                    {
                        for (int o = 0; o < layer.ChannelsOut; o++)
                        {
                            int z = ReferenceConvolution.PooledSum(
                                _model.Data, layer, map, _widths[layer.Source], _heights[layer.Source], outside, o, column, row);
                            if (levels == null)
                            {
                                result[next] = ReferenceConvolution.Logit(_model.Data, layer, o, z);
                                next++;
                            }
                            else
                            {
                                levels[position] = (byte)ReferenceConvolution.Level(_model.Data, layer, o, z);
                                position++;
                            }
                        }
                    }
                }

                Levels[i] = levels;
            }

            return result;
        }
    }
}
