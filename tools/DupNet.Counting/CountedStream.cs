using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using DupNet.Embedded;

namespace DupNet.Counting;

/// <summary>
/// The device library's stream detector, run frame after frame, with the IL instructions of each frame counted. Calls into the class library
/// count as one. Used by one thread.
/// </summary>
public sealed class CountedStream
{
    private const string Runtime = "DupNet.Embedded";
    private const string Video = "DupNet.Embedded.Video";

    private static readonly string[] s_gate = ["Seeing.BrightnessPlane::", "Seeing.Gate::", "Seeing.MovedRegions::"];

    private readonly int _methods;
    private readonly int[] _gate;
    private readonly int _runtimeMethods;
    private readonly object _detector;
    private readonly MethodInfo _next;
    private readonly MethodInfo _restart;
    private readonly PropertyInfo _count;
    private readonly PropertyInfo _item;
    private readonly PropertyInfo[] _values;
    private readonly Func<byte[], int, int, PixelFormat, object> _makeFrame;

    /// <summary>Makes a stream detector.</summary>
    /// <param name="model">Bytes of the model.</param>
    /// <param name="budget">The most work and memory that a frame of the model may take.</param>
    /// <param name="settings">Values of its settings other than the defaults, by name.</param>
    /// <exception cref="CountingException">The runtime refuses the model or a setting.</exception>
    public CountedStream(byte[] model, ModelBudget budget, IReadOnlyDictionary<string, object> settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(settings);
        var instrumenter = new Instrumenter(isWeighed: false);
        var context = new InstrumentedContext();
        Assembly Load(string name, Func<byte[], byte[]> instrument) =>
            context.Add(instrument(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name + ".dll"))));
        Assembly runtime = Load(Runtime, instrumenter.InstrumentRuntime);
        _runtimeMethods = instrumenter.Methods.Count;
        Assembly video = Load(Video, instrumenter.Instrument);
        _methods = instrumenter.Methods.Count;
        _gate = [.. Enumerable.Range(_runtimeMethods, _methods - _runtimeMethods)
            .Where(method => s_gate.Any(part => instrumenter.Methods[method].Contains(part, StringComparison.Ordinal)))];

        Type Find(Assembly assembly, string name) => assembly.GetType(name, throwOnError: true)!;
        Type modelType = Find(runtime, Runtime + ".DupNetModel");
        Type budgetType = Find(runtime, Runtime + ".ModelBudget");
        Type settingsType = Find(video, Video + ".StreamSettings");
        Type detectorType = Find(video, Video + ".StreamDetector");
        Type frameType = Find(runtime, Runtime + ".Frame");
        Type formatType = Find(runtime, Runtime + ".PixelFormat");
        Type listType = Find(video, Video + ".TrackList");
        Type trackType = Find(video, Video + ".Track");
        _detector = Counted(() =>
        {
            object ownBudget = Activator.CreateInstance(budgetType, budget.Operations, budget.Bytes)!;
            object loaded = modelType.GetMethod("Load", [typeof(byte[]), budgetType])!.Invoke(null, [model, ownBudget])!;
            object chosen = Activator.CreateInstance(settingsType, loaded)!;
            foreach ((string name, object value) in settings)
            {
                settingsType.GetProperty(name)!.SetValue(chosen, value);
            }

            return Activator.CreateInstance(detectorType, loaded, chosen, null)!;
        });
        AllocatedBytes = (int)detectorType.GetProperty("AllocatedBytes")!.GetValue(_detector)!;
        _next = detectorType.GetMethod("Next", [frameType])!;
        _restart = detectorType.GetMethod("Restart", [])!;
        _count = listType.GetProperty("Count")!;
        _item = listType.GetProperty("Item")!;
        _values = Array.ConvertAll(["Number", "X", "Y", "Width", "Height", "Score"], name => trackType.GetProperty(name)!);
        _makeFrame = (pixels, width, height, format) => Activator.CreateInstance(frameType, pixels, width, height, Enum.ToObject(formatType, (int)format))!;
    }

    /// <summary>Bytes of all buffers; the model and the frame come on top.</summary>
    public int AllocatedBytes { get; }

    /// <summary>IL instructions of the last frame.</summary>
    public long Instructions { get; private set; }

    /// <summary>Those of the looks: what the detector within the stream detector took.</summary>
    public long Looks { get; private set; }

    /// <summary>Those of the gate, and of what tells the regions that moved.</summary>
    public long Gate { get; private set; }

    /// <summary>Forgets what was seen.</summary>
    public void Restart() => Counted(() => _restart.Invoke(_detector, []));

    /// <summary>Looks at the next frame.</summary>
    /// <param name="pixels">Its pixels.</param>
    /// <param name="width">Columns of the frame.</param>
    /// <param name="height">Rows of the frame.</param>
    /// <param name="format">How a pixel lies in the bytes.</param>
    /// <returns>Who is followed.</returns>
    public IReadOnlyList<CountedTrack> Next(byte[] pixels, int width, int height, PixelFormat format) => Counted(() =>
    {
        object frame = _makeFrame(pixels, width, height, format);
        Tally.Reset(_methods, _ => { }, () => { }, () => { });
        object list = _next.Invoke(_detector, [frame])!;
        Looks = Tally.Sum(0, _runtimeMethods);
        Instructions = Looks + Tally.Sum(_runtimeMethods, _methods);
        Gate = _gate.Sum(method => Tally.Counts[method]);
        var tracks = new CountedTrack[(int)_count.GetValue(list)!];
        for (int i = 0; i < tracks.Length; i++)
        {
            object track = _item.GetValue(list, [i])!;
            object[] values = Array.ConvertAll(_values, value => value.GetValue(track)!);
            tracks[i] = new CountedTrack((int)values[0], (float)values[1], (float)values[2], (float)values[3], (float)values[4], (float)values[5]);
        }

        return tracks;
    });

    /// <summary>Runs instrumented code, which counts in a tally that the whole process shares.</summary>
    private T Counted<T>(Func<T> run)
    {
        try
        {
            lock (Tally.Gate)
            {
                Tally.Reset(_methods, _ => { }, () => { }, () => { });
                return run();
            }
        }
        catch (TargetInvocationException e) when (e.InnerException != null)
        {
            throw new CountingException(e.InnerException.Message);
        }
    }
}
