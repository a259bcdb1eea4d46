using System;
using System.IO;

namespace DupNet.Embedded.Video.Tests;

/// <summary>The models that come with the project.</summary>
internal static class Models
{
    public static DupNetModel Default { get; } = Load("dupnet-tinier-yolo.dupnet");

    public static DupNetModel Nano { get; } = Load("dupnet-nano.dupnet");

    private static DupNetModel Load(string name) => DupNetModel.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name)));
}
