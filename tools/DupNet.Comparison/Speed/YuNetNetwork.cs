using System;
using DupNet.CommandLine.Outcomes;
using DupNet.Comparison.Peers;
using Microsoft.ML.OnnxRuntime;

namespace DupNet.Comparison.Speed;

/// <summary>YuNet in ONNX Runtime on one thread at an input size other than the one in its file.</summary>
internal sealed class YuNetNetwork : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtValue _input;
    private readonly RunOptions _options = new();

    /// <summary>Opens the model file at an input size.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="width">Width of the input, a multiple of 32.</param>
    /// <param name="height">Height of the input, a multiple of 32.</param>
    /// <exception cref="CommandException">The file cannot be used.</exception>
    public YuNetNetwork(string path, int width, int height)
    {
        _session = YuNetFile.Open(path, width, height);
        var pixels = new float[3 * width * height];
        var random = new Random(1);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = random.Next(256);
        }

        _input = OrtValue.CreateTensorValueFromMemory(pixels, [1, 3, height, width]);
    }

    /// <summary>Runs the network once.</summary>
    public void Run()
    {
        using IDisposableReadOnlyCollection<OrtValue> results =
            _session.Run(_options, _session.InputNames, [_input], _session.OutputNames);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
