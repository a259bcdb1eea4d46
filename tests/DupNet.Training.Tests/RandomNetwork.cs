using System;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Tests;

/// <summary>A network with random gains and offsets, and with the statistics of random pictures.</summary>
internal sealed class RandomNetwork : IDisposable
{
    public RandomNetwork(Recipe recipe, int seed)
    {
        Network = new QuantizedNetwork(recipe with { Training = recipe.Training with { Seed = seed } });
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        var random = new Random(seed);
        float[] numbers = Network.Parameters.data<float>().ToArray();
        for (int i = Network.LatentCount; i < numbers.Length; i++)
        {
            numbers[i] *= 0.5f + random.NextSingle();
        }

        Network.Parameters.copy_(tensor(numbers));
        int side = recipe.Input.DefaultWidth;
        byte[] pixels = Pixels(8, side, recipe.InputChannels, seed + 1);
        LayerWeights[] weights = Network.MakeWeights(Network.Parameters, 1, gradients: false);
        Network.Forward(Network.ToInput(pixels, 8, side, side), weights, Network.Statistics, 1);
    }

    public QuantizedNetwork Network { get; }

    public ModelSpec Export() => ModelExporter.Make(Network, Network.Parameters, Network.Statistics);

    public static byte[] Pixels(int count, int side, int channels, int seed)
    {
        byte[] pixels = new byte[count * side * side * channels];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }

    public void Dispose() => Network.Dispose();
}
