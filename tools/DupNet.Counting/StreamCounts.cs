using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>
/// Exact IL counts of the frames of a stream, from the instrumented runtime and the instrumented library of the stream detector. Calls into the
/// class library count as one.
/// </summary>
/// <param name="Total">Number of all IL instructions of a frame.</param>
/// <param name="Gate">Those of the gate, and of what tells the regions that moved.</param>
/// <param name="Looks">Those of the runtime: of detections.</param>
public sealed record StreamCounts(long Total, long Gate, long Looks)
{
    private static readonly string[] s_gate = ["Seeing.BrightnessPlane::", "Seeing.Gate::", "Seeing.MovedRegions::"];

    /// <summary>Counts the IL instructions of each frame of a stream.</summary>
    /// <param name="model">Bytes of the model.</param>
    /// <param name="width">Width of the frames in pixels.</param>
    /// <param name="height">Height of the frames in pixels.</param>
    /// <param name="format">Name of their pixel format.</param>
    /// <param name="frames">The pixels of each frame.</param>
    /// <returns>The counts of each frame, in order.</returns>
    /// <exception cref="CountingException">The runtime refuses the model or a frame.</exception>
    public static IReadOnlyList<StreamCounts> Measure(byte[] model, int width, int height, string format, IEnumerable<byte[]> frames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(frames);
        try
        {
            // There is one tally for the whole process.
            lock (Tally.Gate)
            {
                return Run(model, width, height, format, frames);
            }
        }
        catch (TargetInvocationException e) when (e.InnerException != null)
        {
            throw new CountingException(e.InnerException.Message);
        }
    }

    private static List<StreamCounts> Run(byte[] model, int width, int height, string format, IEnumerable<byte[]> frames)
    {
        Instrumenter instrumenter = new(isWeighed: false);
        InstrumentedContext context = new();
        Assembly runtime = context.Add(instrumenter.InstrumentRuntime(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.dll"))));
        int firstOfVideo = instrumenter.Methods.Count;
        Assembly video = context.Add(instrumenter.Instrument(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DupNet.Embedded.Video.dll"))));
        int[] gate = [.. Enumerable.Range(0, instrumenter.Methods.Count)
            .Where(method => s_gate.Any(part => instrumenter.Methods[method].Contains(part, StringComparison.Ordinal)))];

        Type Find(string name) => runtime.GetType("DupNet.Embedded." + name, throwOnError: true)!;
        Tally.Reset(instrumenter.Methods.Count, _ => { }, () => { }, () => { });
        object loaded = Find("DupNetModel").GetMethod("Load", [typeof(byte[])])!.Invoke(null, [model])!;
        object stream = Activator.CreateInstance(video.GetType("DupNet.Embedded.Video.StreamDetector", throwOnError: true)!, loaded)!;
        MethodInfo next = stream.GetType().GetMethod("Next")!;
        byte[] buffer = new byte[width * height * PixelLayout.Of(Enum.Parse<PixelFormat>(format)).BytesPerPixel];
        object frame = Activator.CreateInstance(Find("Frame"), buffer, width, height, Enum.Parse(Find("PixelFormat"), format))!;
        List<StreamCounts> counts = [];
        foreach (byte[] pixels in frames)
        {
            pixels.CopyTo(buffer, 0);
            Tally.Reset(instrumenter.Methods.Count, _ => { }, () => { }, () => { });
            next.Invoke(stream, [frame]);
            long looks = 0;
            long total = 0;
            for (int i = 0; i < Tally.Counts.Length; i++)
            {
                total += Tally.Counts[i];
                looks += i < firstOfVideo ? Tally.Counts[i] : 0;
            }

            counts.Add(new StreamCounts(total, gate.Sum(method => Tally.Counts[method]), looks));
        }

        return counts;
    }

    /// <summary>Keeps the instrumented assemblies apart from the originals, and each other's; shares this assembly, which counts.</summary>
    private sealed class InstrumentedContext : AssemblyLoadContext
    {
        private readonly List<Assembly> _own = [];

        public Assembly Add(byte[] image)
        {
            Assembly assembly = LoadFromStream(new MemoryStream(image));
            _own.Add(assembly);
            return assembly;
        }

        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name == typeof(Tally).Assembly.GetName().Name ? typeof(Tally).Assembly : _own.FirstOrDefault(own => own.GetName().Name == assemblyName.Name);
    }
}
