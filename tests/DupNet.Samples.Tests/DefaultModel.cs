using System;
using System.IO;
using DupNet.Embedded;

namespace DupNet.Samples.Tests;

/// <summary>The model that the samples come with.</summary>
internal static class DefaultModel
{
    public static byte[] Bytes => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "dupnet-tinier-yolo.dupnet"));

    public static Detector Detector()
    {
        DupNetModel model = DupNetModel.Load(Bytes);
        return new Detector(model, new DetectorSettings(model) { InputWidth = 96, InputHeight = 96 });
    }
}
