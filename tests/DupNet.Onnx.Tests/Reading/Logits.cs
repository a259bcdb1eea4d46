using System;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;

namespace DupNet.Onnx.Tests.Reading;

/// <summary>Runs models on images of noise.</summary>
internal static class Logits
{
    /// <summary>The logits of a model at one of its sizes.</summary>
    public static int[] Of(DupNetModel model, int width, int height, byte[] image)
    {
        var network = new Network(new NetworkPlan(model, width, height));
        network.Run(new MemoryImage(image, width * model.InputChannels));
        return network.Logits;
    }

    /// <summary>An image of noise.</summary>
    public static byte[] Noise(Random random, DupNetModel model, int width, int height)
    {
        byte[] image = new byte[width * height * model.InputChannels];
        random.NextBytes(image);
        return image;
    }
}
