using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using Microsoft.ML.OnnxRuntime;

namespace DupNet.Comparison.Peers;

/// <summary>A detector of another project, to compare with.</summary>
/// <param name="Name">Name of the detector.</param>
/// <param name="Input">Input size of the detector, in words.</param>
/// <param name="Bytes">Bytes of the detector's model file.</param>
/// <param name="Create">Makes the detector; called once a thread.</param>
internal sealed record Peer(string Name, string Input, long Bytes, Func<IPhotoDetector> Create)
{
    /// <summary>Name of the model file of YuNet n.</summary>
    public const string YuNetNFile = "yunet_n_320_320.onnx";

    private const string YuNetSFile = "yunet_s_320_320.onnx";
    private const string YuNetN = "YuNet n";
    private const string YuNetS = "YuNet s";

    private static readonly (string File, Func<string, Peer> Open)[] s_known =
    [
        (YuNetNFile, path => YuNet(YuNetN, path)),
        (YuNetSFile, path => YuNet(YuNetS, path)),
        ("version-RFB-320.onnx", UltraLight),
        ("haarcascade_frontalface_default.xml", Haar),
    ];

    private static readonly (string File, string Name)[] s_resizable = [(YuNetNFile, YuNetN), (YuNetSFile, YuNetS)];

    /// <summary>Names of the model files of all peers.</summary>
    public static IEnumerable<string> Files => s_known.Select(known => known.File);

    /// <summary>Opens the peer whose model file is named.</summary>
    /// <exception cref="CommandException">The file is missing, has an unknown name or cannot be used.</exception>
    public static Peer Open(string path)
    {
        string name = Path.GetFileName(path);
        Func<string, Peer> open = s_known.FirstOrDefault(known => known.File == name).Open
            ?? throw new CommandException(ExitCode.Failure, $"{path}: is none of {string.Join(", ", Files)}.");
        return File.Exists(path) ? open(path) : throw new CommandException(ExitCode.Failure, $"{path}: no such file.");
    }

    /// <summary>Opens the peers whose model files lie in a folder.</summary>
    /// <exception cref="CommandException">The folder has no such file, or one cannot be used.</exception>
    public static IReadOnlyList<Peer> In(string folder)
    {
        Peer[] found =
        [
            .. s_known.Where(known => File.Exists(Path.Combine(folder, known.File))).Select(known => known.Open(Path.Combine(folder, known.File))),
        ];
        return found.Length > 0
            ? found
            : throw new CommandException(
                ExitCode.Failure, $"{folder}: holds none of {string.Join(", ", Files)}.");
    }

    /// <summary>Opens the peers of a folder that take other input sizes than that of their file, at such a size.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="size">The input, whose sides are multiples of <see cref="YuNetFile.Step"/>.</param>
    /// <exception cref="CommandException">A file cannot be used.</exception>
    public static IReadOnlyList<Peer> In(string folder, InputSize size) =>
    [
        .. s_resizable.Select(known => (Path: Path.Combine(folder, known.File), known.Name)).Where(known => File.Exists(known.Path))
            .Select(known => YuNet(known.Name, known.Path, YuNetFile.Open(known.Path, size.Width, size.Height))),
    ];

    private static Peer YuNet(string name, string path) => YuNet(name, path, Sessions.Open(path));

    private static Peer YuNet(string name, string path, InferenceSession session) =>
        new(name, InputOf(session, path), new FileInfo(path).Length, () => new YuNetDetector(session));

    private static Peer UltraLight(string path)
    {
        InferenceSession session = Sessions.Open(path);
        return new Peer("Ultra-Light RFB-320", InputOf(session, path), new FileInfo(path).Length, () => new UltraLightDetector(session));
    }

    private static Peer Haar(string path)
    {
        // Whatever is wrong is told before the photos are read.
        new HaarDetector(path).Dispose();
        return new Peer("OpenCV Haar frontal default", "the photo", new FileInfo(path).Length, () => new HaarDetector(path));
    }

    private static string InputOf(InferenceSession session, string path) => session.InputMetadata.Values.ToArray() is [{ Dimensions: [_, _, int height, int width] }]
        ? $"{width} x {height}"
        : throw new CommandException(ExitCode.Failure, $"{path}: is no network with one picture as its input.");
}
