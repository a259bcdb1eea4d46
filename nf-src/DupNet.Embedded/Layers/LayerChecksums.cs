using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Layers
{
    /// <summary>
    /// A checksum of the image and of each layer's output, to find the first layer in which two runs differ. It does not depend
    /// on kernels, bands, or the packing of a map.
    /// <para>
    /// A checksum is a CRC-32 over the values of the output: rows, columns, values of a pixel (fastest). Values of a map are
    /// those that its readers see, a byte each: levels, or sums of levels where the map is folded
    /// (<see cref="FeatureMap.Fold"/>, which follows from the model alone). Values of a head are its logits, four bytes each, lowest
    /// first; those of the image its bytes, without rows below the last window.
    /// </para>
    /// </summary>
    public sealed class LayerChecksums
    {
        private readonly long[] _values;
        private readonly byte[] _row;
        private readonly Crc32 _image = new Crc32();

        /// <summary>The rows of a layer that is held in bands come while the next one runs.</summary>
        private readonly Crc32 _bandedLayer = new Crc32();

        private readonly Crc32 _otherLayers = new Crc32();

        /// <summary>Allocates all memory; a network of these layers then takes the instance as its checksums.</summary>
        /// <param name="layers">All layers of the network's plan, in order of execution.</param>
        /// <exception cref="ArgumentNullException"><paramref name="layers"/> is null.</exception>
        public LayerChecksums(LayerPlan[] layers)
        {
            if (layers == null)
            {
                throw new ArgumentNullException(nameof(layers));
            }

            _values = new long[layers.Length + 1];
            int rowBytes = 0;
            foreach (LayerPlan layer in layers)
            {
                if (layer.Output != null && layer.Width * layer.Output.Elements > rowBytes)
                {
                    rowBytes = layer.Width * layer.Output.Elements;
                }
            }

            _row = new byte[rowBytes];
        }

        /// <summary>Number of checksums: one more than layers.</summary>
        public int Count => _values.Length;

        /// <summary>Checksum of the image or a layer in the last run, 0 .. 2^32 - 1.</summary>
        /// <param name="number">0 for the image; layers from 1.</param>
        public long this[int number] => number == 0 ? _image.Value : _values[number];

        /// <summary>Starts a run.</summary>
        internal void Begin()
        {
            Array.Clear(_values, 0, _values.Length);
            _image.Reset();
            _bandedLayer.Reset();
            _otherLayers.Reset();
        }

        /// <summary>Takes the next row of the image.</summary>
        internal void TakeImageRow(byte[] buffer, int offset, int count)
        {
            _image.Append(buffer, offset, count);
        }

        /// <summary>Takes the next rows of a map.</summary>
        internal void TakeRows(LayerPlan layer, byte[] arena, int firstRow, int endRow)
        {
            for (int row = firstRow; row < endRow; row++)
            {
                TakeRow(layer, arena, row);
            }
        }

        /// <summary>Takes the logits of the next cell of a head.</summary>
        internal void TakeLogits(LayerPlan layer, int[] logits, int count)
        {
            Crc32 register = RegisterOf(layer);
            for (int i = 0; i < count; i++)
            {
                register.Append(logits[i]);
            }
        }

        /// <summary>All values of a layer were taken.</summary>
        internal void End(LayerPlan layer, int number)
        {
            Crc32 register = RegisterOf(layer);
            _values[number] = register.Value;
            register.Reset();
        }

        private void TakeRow(LayerPlan layer, byte[] arena, int row)
        {
            FeatureMap map = layer.Output;
            int length = map.Width * map.Elements;
            int bits = map.ElementBits;
            int mask = (1 << bits) - 1;
            byte[] values = _row;
            int at = 0;
            for (int column = 0; column < map.Width; column++)
            {
                int pixel = map.PixelOffset(column, row);
                int bit = 0;
                for (int j = 0; j < map.Elements; j++)
                {
                    values[at] = (byte)((arena[pixel + (bit >> 3)] >> (bit & 7)) & mask);
                    at++;
                    bit += bits;
                }
            }

            RegisterOf(layer).Append(values, 0, length);
        }

        private Crc32 RegisterOf(LayerPlan layer) => layer.IsBanded ? _bandedLayer : _otherLayers;
    }
}
