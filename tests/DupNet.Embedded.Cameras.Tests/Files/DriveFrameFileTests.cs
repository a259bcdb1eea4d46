using System;
using System.IO;
using DupNet.Embedded.Cameras.Files;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Files;

public sealed class DriveFrameFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void ReadsFramesFromADrive()
    {
        File.WriteAllBytes(_path, [1, 2, 3, 4, 5, 6]);
        FileCamera camera = new(new DriveFrameFile(_path), new CameraMode(3, 1, PixelFormat.Gray8), repeat: false);
        camera.Start(camera.Modes[0]);
        byte[] buffer = new byte[3];
        camera.Capture(buffer, 1);
        camera.Capture(buffer, 1);
        Assert.Equal([4, 5, 6], buffer);
    }

    [Fact]
    public void SaysWhichFileIsMissingOrShort()
    {
        DriveFrameFile file = new(_path + ".none");
        CameraException exception = Assert.Throws<CameraException>(() => file.Length);
        Assert.Equal(CameraError.BusFailed, exception.Error);
        Assert.Contains(_path + ".none", exception.Message, StringComparison.Ordinal);
        Assert.Equal(CameraError.ShortFrame, Assert.Throws<CameraException>(() => new DriveFrameFile(_path).Read(0, new byte[1], 1)).Error);
    }
}
