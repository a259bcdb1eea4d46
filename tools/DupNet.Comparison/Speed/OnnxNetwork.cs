using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Onnx.Writing;
using DupNet.Comparison.Peers;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using Microsoft.ML.OnnxRuntime;

namespace DupNet.Comparison.Speed;

/// <summary>A DupNet model in ONNX Runtime on one thread.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly NetworkPlan _plan;
    private readonly InferenceSession _session;
    private readonly OrtValue _input;
    private readonly RunOptions _options = new();
    private readonly string[] _outputs;

    /// <summary>Exports a model as ONNX and opens a session of it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="width">Width of the input in pixels.</param>
    /// <param name="height">Height of the input in pixels.</param>
    /// <param name="form">Types of the exported maps and weights.</param>
    /// <param name="planes">The input image: channels, rows, columns (fastest).</param>
    public OnnxNetwork(DupNetModel model, int width, int height, OnnxForm form, byte[] planes)
    {
        _plan = new NetworkPlan(model, width, height);
        _session = Sessions.Open(OnnxExport.Write(model, width, height, form));
        _input = OrtValue.CreateTensorValueFromMemory(planes, [1, _plan.Model.InputChannels, height, width]);
        _outputs = [.. Heads().Select(head => OnnxExport.OutputName(head.Index))];
    }

    /// <summary>Runs the network once.</summary>
    public void Run()
    {
        using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(_options, [OnnxExport.InputName], [_input], _outputs);
    }

    /// <summary>Runs the network once, and returns the logits in the order of <see cref="Network.Logits"/>.</summary>
    public int[] Logits()
    {
        using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(_options, [OnnxExport.InputName], [_input], _outputs);
        var logits = new int[_plan.LogitEntries];
        foreach ((OrtValue result, (LayerPlan plan, int _)) in results.Zip(Heads()))
        {
            bool floats = result.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float;
            int cells = plan.Width * plan.Height;
            for (int i = 0; i < cells * plan.Layer.ChannelsOut; i++)
            {
                int value = floats ? (int)result.GetTensorDataAsSpan<float>()[i] : result.GetTensorDataAsSpan<int>()[i];
                logits[plan.FirstLogit + (i % cells * plan.Layer.ChannelsOut) + (i / cells)] = value >> plan.Layer.Shift;
            }
        }

        return logits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _options.Dispose();
        _session.Dispose();
    }

    private IEnumerable<(LayerPlan Plan, int Index)> Heads() =>
        _plan.Layers.Select((plan, i) => (plan, i)).Where(each => each.plan.Layer.IsHead);
}
