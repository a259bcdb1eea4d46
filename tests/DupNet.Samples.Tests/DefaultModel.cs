using System;
using System.IO;
using DupNet.Embedded;
using DupNet.Embedded.Video;

namespace DupNet.Samples.Tests;

/// <summary>The model that the samples come with.</summary>
internal static class DefaultModel
{
    public static byte[] Bytes => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "dupnet-tinier-yolo.dupnet"));

    /// <summary>Follows faces by the same detector alone.</summary>
    public static StreamDetector Stream(int patience, int scanInterval = 1500)
    {
        DupNetModel model = DupNetModel.Load(Bytes);
        DetectorSettings detection = new(model) { InputWidth = 96, InputHeight = 96 };
        return new StreamDetector(model, new StreamSettings(detection, 96) { MaxTracks = 4, Patience = patience, WorkPerFrame = 40_000_000, ScanInterval = scanInterval }, null);
    }
}
