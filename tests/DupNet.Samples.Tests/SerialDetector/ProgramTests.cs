using System.Device;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNetSerialDetector;
using Xunit;

namespace DupNet.Samples.Tests.SerialDetector;

public sealed class ProgramTests
{
    [Fact]
    public void AsItComesItFitsStockFirmwareAndAnswers()
    {
        Workbench bench = Workbench.Renew();
        DetectorServer server = Program.Prepare();
        var port = Assert.Single(bench.Ports);
        using DeviceClient client = new(new ServedLink(port.Arrive, port.Written, server), new DeviceTimeouts());
        DeviceStatus status = client.ReadStatus();
        Assert.Equal(("dupnet-nano", BoardSettings.Board, true), (status.Model, status.Board, status.KnownAnswerPassed));
        Assert.Equal((false, BoardSettings.PictureBytes), (status.IsNative, status.PictureBytes));
        Assert.Equal(("----------------", "HOST"), (status.Build, status.Target));
        Assert.Equal(("1.12.4.289", typeof(Detector).Assembly.GetName().Version!.ToString()), (status.Firmware, status.Library));
        Assert.Equal(["face"], client.ReadClasses());

        // Nothing is on the camera's bus here.
        Assert.Equal(ErrorCode.CameraFailed, Assert.Throws<DeviceException>(() => client.Capture(status)).Code);
        Assert.Equal("dupnet-nano", client.ReadStatus().Model);
    }

    [Fact]
    public void AFrameOfTheCameraFitsTheBufferForPictures() => Assert.InRange(BoardSettings.Mode().FrameBytes, 1, BoardSettings.PictureBytes);

    [Fact]
    public void TheOtherModelIsThereToo() => Assert.Equal(DefaultModel.Bytes, Resources.GetBytes(Resources.BinaryResources.Default));
}
