using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>Exact IL counts of one Detect, from the instrumented runtime. Calls into the class library count as one.</summary>
public sealed class DetectCounts
{
    /// <summary>What a dark frame keeps of its bytes: less than half the range of brightness in every format.</summary>
    private const byte DarkBits = 57;

    private const string Sampler = "DupNet.Embedded.Imaging.FrameSampler::";

    private DetectCounts(long total, long sampling, IReadOnlyList<long> layers, IReadOnlyDictionary<string, long> methods)
    {
        Total = total;
        Sampling = sampling;
        Layers = layers;
        Methods = methods;
    }

    /// <summary>Number of all IL instructions of the call.</summary>
    public long Total { get; }

    /// <summary>Number of IL instructions that sample the frame, and of all before the first layer.</summary>
    public long Sampling { get; }

    /// <summary>Number of IL instructions of each layer, in order. Decoding is part of the heads, suppression of the last layer.</summary>
    public IReadOnlyList<long> Layers { get; }

    /// <summary>Number of IL instructions of each method, by the method's full name.</summary>
    public IReadOnlyDictionary<string, long> Methods { get; }

    /// <summary>Counts the IL instructions of one Detect on a generated noise frame.</summary>
    /// <param name="model">Bytes of the model.</param>
    /// <param name="inputWidth">Width of the network's input in pixels.</param>
    /// <param name="inputHeight">Height of the network's input in pixels.</param>
    /// <param name="frameWidth">Width of the frame in pixels.</param>
    /// <param name="frameHeight">Height of the frame in pixels.</param>
    /// <param name="format">Name of the frame's pixel format.</param>
    /// <param name="contrast">Whether contrast is stretched, and of what frame.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="CountingException">The runtime refuses the model, the size or the frame.</exception>
    public static DetectCounts Measure(byte[] model, int inputWidth, int inputHeight, int frameWidth, int frameHeight, string format, CountedContrast contrast = CountedContrast.Off)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Measure(model, [], false, inputWidth, inputHeight, frameWidth, frameHeight, format, contrast);
    }

    /// <summary>Counts one Detect, of a model or of its code, on a generated noise frame.</summary>
    /// <param name="model">Bytes of the model; null for that of the code.</param>
    /// <param name="code">Assemblies of the model's code, each after those that it references; none for a model that is a file.</param>
    /// <param name="isWeighed">
    /// Whether an instruction counts by what it takes on an interpreter of 32 bits, in hundredths of the mean (<see cref="InstructionWeights"/>), not as one.
    /// </param>
    /// <param name="inputWidth">Width of the network's input in pixels.</param>
    /// <param name="inputHeight">Height of the network's input in pixels.</param>
    /// <param name="frameWidth">Width of the frame in pixels.</param>
    /// <param name="frameHeight">Height of the frame in pixels.</param>
    /// <param name="format">Name of the frame's pixel format.</param>
    /// <param name="contrast">Whether contrast is stretched, and of what frame.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="CountingException">The runtime refuses the model, the size or the frame.</exception>
    public static DetectCounts Measure(
        byte[]? model, IReadOnlyList<byte[]> code, bool isWeighed, int inputWidth, int inputHeight, int frameWidth, int frameHeight, string format,
        CountedContrast contrast = CountedContrast.Off)
    {
        ArgumentNullException.ThrowIfNull(code);
        try
        {
            // There is one tally for the whole process.
            lock (Tally.Gate)
            {
                return Run(model, code, new Instrumenter(isWeighed), inputWidth, inputHeight, frameWidth, frameHeight, format, contrast);
            }
        }
        catch (TargetInvocationException e) when (e.InnerException != null)
        {
            throw new CountingException(e.InnerException.Message);
        }
    }

    private static DetectCounts Run(
        byte[]? model, IReadOnlyList<byte[]> code, Instrumenter instrumenter, int inputWidth, int inputHeight, int frameWidth, int frameHeight, string format,
        CountedContrast contrast)
    {
        byte[] image = instrumenter.InstrumentRuntime(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.dll")));
        InstrumentedContext context = new();
        Assembly runtime = context.Add(image);
        Assembly[] parts = [.. code.Select(part => context.Add(instrumenter.Instrument(part)))];

        Type Find(string name) => runtime.GetType("DupNet.Embedded." + name, throwOnError: true)!;
        Tally.Reset(instrumenter.Methods.Count, _ => { }, () => { }, () => { });
        Type kind = model == null ? Find("CompiledModel") : typeof(byte[]);
        object source = model ?? Activator.CreateInstance(parts.SelectMany(part => part.GetExportedTypes()).Single(kind.IsAssignableFrom))!;
        object loaded = Find("DupNetModel").GetMethod("Load", [kind])!.Invoke(null, [source])!;
        object settings = Activator.CreateInstance(Find("DetectorSettings"), loaded)!;
        settings.GetType().GetProperty("InputWidth")!.SetValue(settings, inputWidth);
        settings.GetType().GetProperty("InputHeight")!.SetValue(settings, inputHeight);
        settings.GetType().GetProperty("StretchContrast")!.SetValue(settings, contrast != CountedContrast.Off);
        object detector = Activator.CreateInstance(Find("Detector"), loaded, settings)!;
        byte[] pixels = new byte[frameWidth * frameHeight * PixelLayout.Of(Enum.Parse<PixelFormat>(format)).BytesPerPixel];
        new Random(1).NextBytes(pixels);
        for (int i = 0; i < pixels.Length && contrast == CountedContrast.Dark; i++)
        {
            pixels[i] &= DarkBits;
        }

        object frame = Activator.CreateInstance(
            Find("Frame"), pixels, frameWidth, frameHeight, Enum.Parse(Find("PixelFormat"), format))!;

        int[] samplers = Enumerable.Range(0, instrumenter.Methods.Count)
            .Where(method => instrumenter.Methods[method].Contains(Sampler, StringComparison.Ordinal)).ToArray();
        long Sum() => Tally.Sum(0, instrumenter.Methods.Count);
        long Samples() => samplers.Sum(method => Tally.Counts[method]);
        List<long> layers = [];
        List<object> started = [];
        int current = 0;
        long before = 0;
        long samplesBefore = 0;
        long start = 0;
        long entered = 0;

        // Two layers that run together take turns.
        void StartLayer(object layer)
        {
            long sum = Sum();
            if (layers.Count == 0)
            {
                before = sum;
                samplesBefore = Samples();
            }
            else
            {
                layers[current] += sum - start;
            }

            current = started.IndexOf(layer);
            if (current < 0)
            {
                current = layers.Count;
                started.Add(layer);
                layers.Add(0);
            }

            start = sum;
        }

        // Rows of the first layer belong to it, whichever layer asks for them.
        void LeaveImage()
        {
            long rows = Sum() - entered;
            layers[current] -= rows;
            layers[0] += rows;
        }

        Tally.Reset(instrumenter.Methods.Count, StartLayer, () => entered = Sum(), LeaveImage);
        detector.GetType().GetMethod("Detect", [Find("Frame")])!.Invoke(detector, [frame]);

        long total = Sum();
        layers[current] += total - start;
        long samples = Samples() - samplesBefore;
        layers[0] -= samples;
        Dictionary<string, long> methods = [];
        for (int i = 0; i < instrumenter.Methods.Count; i++)
        {
            if (Tally.Counts[i] > 0)
            {
                methods[instrumenter.Methods[i]] = Tally.Counts[i];
            }
        }

        return new DetectCounts(total, before + samples, layers, methods);
    }
}
