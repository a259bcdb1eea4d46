using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace DupNet.Counting;

/// <summary>Exact IL counts of one Detect, from the instrumented runtime. Calls into the class library count as one.</summary>
public sealed class DetectCounts
{
    private DetectCounts(long total, long beforeLayers, IReadOnlyList<long> layers, IReadOnlyDictionary<string, long> methods)
    {
        Total = total;
        BeforeLayers = beforeLayers;
        Layers = layers;
        Methods = methods;
    }

    /// <summary>All instructions of the call.</summary>
    public long Total { get; }

    /// <summary>Instructions before the first layer: the sampler's offset tables.</summary>
    public long BeforeLayers { get; }

    /// <summary>
    /// Instructions of each layer; sampling the frame is part of the first, decoding of the last. A first layer that runs
    /// together with the second counts there.
    /// </summary>
    public IReadOnlyList<long> Layers { get; }

    /// <summary>Instructions by method.</summary>
    public IReadOnlyDictionary<string, long> Methods { get; }

    /// <summary>Counts one Detect of a generated noise frame.</summary>
    /// <param name="model">Bytes of the model.</param>
    /// <param name="inputWidth">Width of the network's input.</param>
    /// <param name="inputHeight">Height of the network's input.</param>
    /// <param name="frameWidth">Width of the frame.</param>
    /// <param name="frameHeight">Height of the frame.</param>
    /// <param name="format">Name of the frame's pixel format.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="CountingException">The runtime refuses the model, the size or the frame.</exception>
    public static DetectCounts Measure(byte[] model, int inputWidth, int inputHeight, int frameWidth, int frameHeight, string format)
    {
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            return Run(model, inputWidth, inputHeight, frameWidth, frameHeight, format);
        }
        catch (TargetInvocationException e) when (e.InnerException != null)
        {
            throw new CountingException(e.InnerException.Message);
        }
    }

    private static DetectCounts Run(byte[] model, int inputWidth, int inputHeight, int frameWidth, int frameHeight, string format)
    {
        Instrumenter instrumenter = new();
        byte[] image = instrumenter.Instrument(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.dll"));
        InstrumentedContext context = new();
        Assembly runtime = context.LoadFromStream(new MemoryStream(image));

        Type Find(string name) => runtime.GetType("DupNet.Embedded." + name, throwOnError: true)!;
        Tally.Reset(instrumenter.Methods.Count, () => { });
        object loaded = Find("DupNetModel").GetMethod("Load")!.Invoke(null, [model])!;
        object settings = Activator.CreateInstance(Find("DetectorSettings"), loaded)!;
        settings.GetType().GetProperty("InputWidth")!.SetValue(settings, inputWidth);
        settings.GetType().GetProperty("InputHeight")!.SetValue(settings, inputHeight);
        object detector = Activator.CreateInstance(Find("Detector"), loaded, settings)!;
        byte[] pixels = new byte[frameWidth * frameHeight * 3];
        new Random(1).NextBytes(pixels);
        object frame = Activator.CreateInstance(
            Find("Frame"), pixels, frameWidth, frameHeight, Enum.Parse(Find("PixelFormat"), format))!;

        List<long> starts = [];
        Tally.Reset(instrumenter.Methods.Count, () => starts.Add(Sum()));
        detector.GetType().GetMethod("Detect")!.Invoke(detector, [frame]);

        long total = Sum();
        starts.Add(total);
        Dictionary<string, long> methods = [];
        for (int i = 0; i < instrumenter.Methods.Count; i++)
        {
            if (Tally.Counts[i] > 0)
            {
                methods[instrumenter.Methods[i]] = Tally.Counts[i];
            }
        }

        return new DetectCounts(total, starts[0], starts.Zip(starts.Skip(1), (a, b) => b - a).ToList(), methods);
    }

    private static long Sum()
    {
        long sum = 0;
        foreach (long count in Tally.Counts)
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Keeps the instrumented runtime apart from the original; shares this assembly, which counts.</summary>
    private sealed class InstrumentedContext : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            return assemblyName.Name == typeof(Tally).Assembly.GetName().Name ? typeof(Tally).Assembly : null;
        }
    }
}
