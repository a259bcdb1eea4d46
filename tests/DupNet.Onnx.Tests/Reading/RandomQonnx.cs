using System;
using System.Linq;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>Random networks in QONNX, all of which a model can be made of.</summary>
internal static class RandomQonnx
{
    /// <summary>The outputs of the head: one anchor, one class without logits.</summary>
    public const int Outputs = 5;

    /// <summary>Makes a network.</summary>
    /// <param name="random">Source of all choices.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="side">Width and height of the image, a multiple of 8.</param>
    public static QonnxNetwork Create(Random random, int channels, int side)
    {
        var network = new QonnxNetwork(random, channels, side, side);
        if (random.Next(2) == 0)
        {
            network.Quantize(1 / 255f, 8);
        }

        int depth = random.Next(1, 4);
        double typical = 0.5;
        bool canPad = true;
        for (int i = 0; i < depth; i++)
        {
            int filters = random.Next(1, 9);
            int kernel = random.Next(3) == 0 || side < 6 ? 1 : 3;
            int stride = side % 4 == 0 && random.Next(3) == 0 ? 2 : 1;
            int pad = canPad ? kernel / 2 : 0;
            int bits = random.Next(3) switch { 0 => 2, 1 when i > 0 => random.Next(2, 5), _ => 1 };
            float[] scales = [.. Enumerable.Range(0, random.Next(2) == 0 ? 1 : filters).Select(_ => (float)((random.NextDouble() * 0.3) + 0.02))];
            int[] weights = Weights(random, filters * channels * kernel * kernel, bits);
            float[]? bias = random.Next(3) == 0 ? Numbers(random, filters, -1, 1) : null;
            network.Conv(weights, filters, kernel, stride, pad, scales, bits, bias);
            side = ((side + (2 * pad) - kernel) / stride) + 1;

            double deviation = Math.Sqrt(channels) * kernel * scales.Average() * typical * Math.Max(1, (1 << (bits - 1)) / 2.0);
            bool pools = side % 2 == 0 && side > 4 && random.Next(2) == 0;
            bool poolsFirst = pools && random.Next(2) == 0;
            if (poolsFirst)
            {
                network.MaxPool();
            }

            float[] gamma = [.. Enumerable.Range(0, filters).Select(_ => Gamma(random, poolsFirst))];
            network.BatchNorm(
                gamma, Numbers(random, filters, 0, 1.2), Numbers(random, filters, -deviation, deviation), [.. Enumerable.Repeat((float)(deviation * deviation), filters)]);
            canPad = Activate(network, random);
            typical = 0.5;
            if (pools && !poolsFirst)
            {
                network.MaxPool();
            }

            side = pools ? side / 2 : side;
            channels = filters;
        }

        float scale = (float)((random.NextDouble() * 0.05) + 0.05);
        network.Conv(Weights(random, Outputs * channels, 1), Outputs, 1, 1, 0, [scale], 1, Numbers(random, Outputs, -2, 2));
        return network;
    }

    /// <summary>A quantizer; returns whether 0 is a level, so that the next convolution can pad.</summary>
    private static bool Activate(QonnxNetwork network, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                network.QuantizeSign((float)(random.NextDouble() + 0.2));
                return false;
            case 1:
                network.Quantize((float)((random.NextDouble() * 0.6) + 0.3), 1);
                return true;
            default:
                network.Relu();
                network.Quantize((float)((random.NextDouble() * 0.5) + 0.2), 2);
                return true;
        }
    }

    private static float Gamma(Random random, bool isPositive)
    {
        float size = (float)((random.NextDouble() * 1.5) + 0.2);
        return random.Next(6) == 0 ? 0 : isPositive || random.Next(2) == 0 ? size : -size;
    }

    private static int[] Weights(Random random, int count, int bits)
    {
        int most = (1 << (bits - 1)) - 1;
        return [.. Enumerable.Range(0, count).Select(_ => bits == 1 ? (random.Next(2) * 2) - 1 : random.Next(-most, most + 1))];
    }

    private static float[] Numbers(Random random, int count, double least, double most) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * (most - least)) + least))];
}
