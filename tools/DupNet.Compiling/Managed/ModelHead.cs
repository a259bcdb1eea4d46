using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Compiling.Managed;

/// <summary>
/// A model file without what has become code: all that comes before its weights; then weights and quantizers of the layers that are not compiled,
/// and the scales and biases of compiled heads. The layer table tells where they lie now; its other rows, and the header, are as in the file.
/// </summary>
internal static class ModelHead
{
    // models/FORMAT.md, sections 1 and 2.
    private const int WeightsOffsetField = 56;
    private const int HeaderBytes = 64;
    private const int LayerBytes = 32;
    private const int LayerWeightsField = 16;
    private const int LayerQuantizerField = 20;

    /// <summary>Makes the head of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its file.</param>
    /// <param name="compiled">Numbers of the layers that have become code.</param>
    public static byte[] Make(DupNetModel model, byte[] file, IReadOnlySet<int> compiled)
    {
        List<byte> head = [.. file.Take(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(WeightsOffsetField)))];
        for (int i = 0; i < model.Layers.Length; i++)
        {
            Layer layer = model.Layers[i];
            int row = HeaderBytes + (i * LayerBytes);
            bool isCode = compiled.Contains(i + 1);
            if (!isCode)
            {
                Move(layer.WeightsOffset, layer.WeightBytes, row + LayerWeightsField);
            }

            if (!isCode || layer.IsHead)
            {
                Move(layer.QuantizerOffset, layer.QuantizerBytes, row + LayerQuantizerField);
            }
        }

        return [.. head];

        void Move(int start, int count, int field)
        {
            while (head.Count % 4 != 0)
            {
                head.Add(0);
            }

            byte[] place = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(place, head.Count);
            for (int i = 0; i < place.Length; i++)
            {
                head[field + i] = place[i];
            }

            head.AddRange(file.AsSpan(start, count));
        }
    }
}
