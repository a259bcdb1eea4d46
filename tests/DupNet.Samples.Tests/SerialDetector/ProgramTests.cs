using System.Device;
using DupNet.Devices;
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
        Assert.Equal(["face"], client.ReadClasses());
    }

    [Fact]
    public void TheOtherModelIsThereToo() => Assert.Equal(DefaultModel.Bytes, Resources.GetBytes(Resources.BinaryResources.Default));
}
