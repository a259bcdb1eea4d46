using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Native;
using DupNet.NativeCore;

namespace DupNet.Benchmarks;

/// <summary>A whole detection, from a frame of 320 x 240 RGB565 to boxes.</summary>
public class DetectBenchmarks
{
    private readonly Frame _frame = QvgaFrame.Noise();
    private Detector _managed = null!;
    private Detector _native = null!;

    /// <summary>The models and input sizes that are measured.</summary>
    public static IEnumerable<Subject> Subjects => Subject.All;

    /// <summary>The model and input size of this measurement.</summary>
    [ParamsSource(nameof(Subjects))]
    public Subject Input { get; set; } = null!;

    /// <summary>Makes a detector with the managed kernels, before it is timed.</summary>
    [GlobalSetup(Target = nameof(Managed))]
    public void PrepareManaged() => _managed = Make(null);

    /// <summary>Makes a detector with the native core, before it is timed.</summary>
    [GlobalSetup(Target = nameof(Native))]
    public void PrepareNative()
    {
        _native = NativeLibraryFile.IsBuilt ? Make(new NativeEngine()) : throw new InvalidOperationException(NativeLibraryFile.HowToBuild);
        if (_native.Engine is not NativeEngine)
        {
            throw new InvalidOperationException(_native.EngineReport);
        }
    }

    /// <summary>Times a detection by the managed kernels.</summary>
    [Benchmark(Baseline = true)]
    public int Managed() => _managed.Detect(_frame).Count;

    /// <summary>Times a detection by the native core, called as an application calls it.</summary>
    [Benchmark]
    public int Native() => _native.Detect(_frame).Count;

    private Detector Make(NativeEngine? engine)
    {
        DupNetModel model = DupNetModel.Load(Input.File());
        return new Detector(model, Input.Settings(model), engine);
    }
}
