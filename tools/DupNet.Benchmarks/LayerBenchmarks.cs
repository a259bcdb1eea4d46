using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Measuring.Timing;
using DupNet.NativeCore;

namespace DupNet.Benchmarks;

/// <summary>
/// Times single layers. A layer of which the managed kernels hold only a band runs together with the next one. In the native core, the
/// first layer includes the sampling of the frame.
/// </summary>
public class LayerBenchmarks
{
    private readonly Frame _frame = QvgaFrame.Noise();
    private NoiseRows _image = null!;
    private Network _managed = null!;
    private NativeDetector _native = null!;

    /// <summary>The layers that are measured.</summary>
    public static IEnumerable<LayerSubject> Subjects => LayerSubject.All;

    /// <summary>The layer of this measurement.</summary>
    [ParamsSource(nameof(Subjects))]
    public LayerSubject Layer { get; set; } = null!;

    /// <summary>Runs the layers before the measured one by the managed kernels.</summary>
    [GlobalSetup(Target = nameof(Managed))]
    public void PrepareManaged()
    {
        DupNetModel model = DupNetModel.Load(Layer.Input.File());
        _image = new NoiseRows(Layer.Input.Side * model.InputChannels);
        _managed = new Network(new NetworkPlan(model, Layer.Input.Side, Layer.Input.Side));
        _managed.Begin(_image);
        for (int i = 0; i < Layer.Index; i++)
        {
            _managed.RunLayer(i);
        }
    }

    /// <summary>Runs the layers before the measured one by the native core.</summary>
    [GlobalSetup(Target = nameof(Native))]
    public void PrepareNative()
    {
        byte[] file = NativeLibraryFile.IsBuilt ? Layer.Input.File() : throw new InvalidOperationException(NativeLibraryFile.HowToBuild);
        _native = new NativeDetector(file, Layer.Input.Settings(DupNetModel.Load(file)));
        for (int i = 0; i < Layer.Index; i++)
        {
            _native.RunLayer(_frame, i);
        }
    }

    /// <summary>Times the layer by the managed kernels.</summary>
    [Benchmark(Baseline = true)]
    public bool Managed()
    {
        if (Layer.Index <= _managed.Plan.LastLayerOfImage)
        {
            _managed.Begin(_image);
        }

        return _managed.RunLayer(Layer.Index);
    }

    /// <summary>Times the layer by the native core.</summary>
    [Benchmark]
    public void Native() => _native.RunLayer(_frame, Layer.Index);
}
