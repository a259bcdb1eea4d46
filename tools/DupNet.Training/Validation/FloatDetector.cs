using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Imaging;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using DupNet.Training.Export;
using DupNet.Training.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Validation;

/// <summary>
/// Finds faces with a network that keeps floats. The runtime samples the frame and decodes the boxes. Only the layers between are torch's,
/// so all that differs from <see cref="Detector"/> is the precision.
/// </summary>
public sealed class FloatDetector : IDisposable
{
    private const double LogitUnit = 1024;

    private readonly AveragedNetwork _network;
    private readonly DupNetModel _shape;
    private readonly NetworkPlan _plan;
    private readonly FrameSampler _sampler;
    private readonly CandidateList _candidates;
    private readonly DetectionList _detections;
    private readonly YoloDecoder _decoder;
    private readonly BoxSelector _selector;

    /// <summary>Makes a detector of a run as it is now.</summary>
    /// <param name="trainer">The run.</param>
    /// <param name="batches">Makes the run's training batches.</param>
    /// <param name="side">Width and height of the input in pixels; 0 for the recipe's default.</param>
    public FloatDetector(Trainer trainer, BatchMaker batches, int side)
    {
        _network = new AveragedNetwork(trainer.Network, trainer.State.Average, batches);
        
        // For the runtime's plan and decoder; its weights are not used.
        _shape = DupNetModel.Load(ModelWriter.Write(UntrainedModel.Of(_network.Recipe)));
        var settings = MeasuringSettings.Of(_shape, side);
        _plan = new NetworkPlan(_shape, settings.InputWidth, settings.InputHeight);
        _sampler = new FrameSampler(
            settings.InputWidth, settings.InputHeight, _shape.InputChannels, _shape.PadValue, settings.SampleGrid, settings.Fit, _shape.LargestStretch);
        _candidates = new CandidateList(settings.MaxCandidates);
        _detections = new DetectionList(settings.MaxDetections, _shape.ClassNames);
        _decoder = new YoloDecoder(_shape, settings.ScoreNumber, _candidates);
        _selector = new BoxSelector(settings);
    }

    /// <summary>Finds faces in a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The detections, best first; overwritten by the next call.</returns>
    public DetectionList Detect(Frame frame)
    {
        _sampler.Begin(frame);
        int rowBytes = _plan.Width * _shape.InputChannels;
        byte[] pixels = new byte[_plan.Height * rowBytes];
        for (int row = 0; row < _plan.Height; row++)
        {
            _sampler.ReadRow(row, pixels, row * rowBytes);
        }

        _candidates.Clear();
        RunLayers(pixels);
        _detections.Clear();
        _selector.Select(_candidates, _sampler, frame, _detections);

        return _detections;
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private void RunLayers(byte[] pixels)
    {
        using DisposeScope scope = NewDisposeScope();
        List<Tensor> heads = _network.Logits(pixels, 1, _plan.Height, _plan.Width);
        int next = 0;
        foreach (LayerPlan layer in _plan.Layers)
        {
            if (layer.Layer.IsHead)
            {
                Decode(layer, heads[next++]);
            }
        }
    }

    private void Decode(LayerPlan layer, Tensor head)
    {
        int[] cell = new int[layer.Layer.ChannelsOut];
        float[] logits = head.permute(0, 2, 3, 1).reshape(-1).cpu().data<float>().ToArray();
        for (int i = 0; i < layer.Width * layer.Height; i++)
        {
            for (int c = 0; c < cell.Length; c++)
            {
                cell[c] = (int)Math.Round(Math.Clamp(logits[(i * cell.Length) + c] * LogitUnit, short.MinValue, short.MaxValue));
            }

            _decoder.Take(layer, cell, i % layer.Width, i / layer.Width);
        }
    }
}
