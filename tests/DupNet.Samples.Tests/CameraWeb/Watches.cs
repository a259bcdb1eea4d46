using CameraWeb;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Cameras that are watched with the small model.</summary>
internal static class Watches
{
    public static CameraWatch Of(ICamera camera, int percent = 50, Rotation rotation = Rotation.None) =>
        new(camera, camera.Modes[0], BoardSettings.MaxFaces, percent, rotation, MakeStream);

    public static StreamDetector MakeStream(float threshold)
    {
        DupNetModel model = DupNetModel.Load(NanoModel.Bytes);
        return new StreamDetector(
            model, new StreamSettings(new DetectorSettings(model) { ScoreThreshold = threshold }, 96) { WorkPerFrame = BoardSettings.WorkPerPicture }, null);
    }
}
