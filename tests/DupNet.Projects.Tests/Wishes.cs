using System.IO;
using DupNet.Boards;
using DupNet.Embedded;
using DupNet.NativeCore;

namespace DupNet.Projects.Tests;

/// <summary>What a user may want.</summary>
internal static class Wishes
{
    /// <summary>The bytes of dupnet-nano.</summary>
    public static byte[] Nano { get; } = Read("dupnet-nano");

    /// <summary>The bytes of the default model.</summary>
    public static byte[] Default { get; } = Read("dupnet-tinier-yolo");

    /// <summary>A project.</summary>
    public static ProjectOptions Of(string sample, string board, byte[] model, string folder = "my-app", KernelKind? kernels = null) => new(
        SampleProgram.Find(sample)!, folder, BoardCatalog.Find(board)!, DupNetModel.Load(model), model, kernels, null, null, Checkout.Root);

    private static byte[] Read(string model) => File.ReadAllBytes(Path.Combine(Checkout.Root, "models", model, model + ".dupnet"));
}
