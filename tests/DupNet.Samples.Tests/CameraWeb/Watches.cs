using CameraWeb;
using DupNet.Embedded;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Cameras that are watched with the small model.</summary>
internal static class Watches
{
    public static CameraWatch Of(PhotoCamera camera, int percent = 50, Rotation rotation = Rotation.None) =>
        new(camera, camera.Modes[0], BoardSettings.MaxFaces, percent, rotation, MakeDetector);

    public static Detector MakeDetector(float threshold)
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new Detector(model, new DetectorSettings(model) { ScoreThreshold = threshold });
    }
}
