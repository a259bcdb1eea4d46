using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded.Cameras.Esp32;
using DupNet.Embedded.Cameras.Wiring;
using Xunit;

namespace DupNet.Boards.Tests;

/// <summary>The pins that the camera drivers know by name are those of the boards.</summary>
public class CameraPinsTests
{
    private static readonly Dictionary<string, Func<EspCameraPins>> s_parallel = new()
    {
        ["esp32-cam"] = EspCameraPins.AiThinkerEsp32Cam,
        ["esp32-s3-eye"] = EspCameraPins.Esp32S3Eye,
        ["xiao-esp32s3-sense"] = EspCameraPins.XiaoEsp32S3Sense,
    };

    private static readonly Dictionary<string, Func<ArduCamWiring>> s_arduCams = new()
    {
        ["esp32-c3-devkit-arducam"] = ArduCamWiring.Esp32C3DevKit,
        ["esp32-devkitc-arducam"] = ArduCamWiring.Esp32DevKitC,
    };

    public static TheoryData<string> Parallel => [.. s_parallel.Keys];

    public static TheoryData<string> ArduCams => [.. s_arduCams.Keys];

    [Fact]
    public void EveryBoardWithACameraIsAmongThem()
    {
        Assert.Equal(NamesOf(CameraBus.Dvp), s_parallel.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf(CameraBus.Spi), s_arduCams.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Parallel))]
    public void ParallelCamerasHaveThePinsOfTheBoard(string name)
    {
        EspCameraPins pins = s_parallel[name]();
        Dictionary<string, int> signals = new()
        {
            ["pwdn"] = pins.PowerDown,
            ["reset"] = pins.Reset,
            ["xclk"] = pins.Clock,
            ["sda"] = pins.RegisterData,
            ["scl"] = pins.RegisterClock,
            ["vsync"] = pins.FrameSync,
            ["href"] = pins.RowValid,
            ["pclk"] = pins.PixelClock,
        };
        for (int line = 0; line < pins.Data.Length; line++)
        {
            signals.Add("d" + line, pins.Data[line]);
        }

        RequirePins(name, signals.Where(signal => signal.Value != -1));
    }

    [Theory]
    [MemberData(nameof(ArduCams))]
    public void ArduCamsHaveThePinsOfTheBoard(string name)
    {
        ArduCamWiring wiring = s_arduCams[name]();
        RequirePins(
            name,
            new Dictionary<string, int>
            {
                ["sck"] = wiring.SpiClock,
                ["miso"] = wiring.SpiInput,
                ["mosi"] = wiring.SpiOutput,
                ["cs"] = wiring.ChipSelect,
                ["sda"] = wiring.RegisterData,
                ["scl"] = wiring.RegisterClock,
            });
    }

    private static IEnumerable<string> NamesOf(CameraBus bus)
        => BoardCatalog.Boards.Where(board => board.Camera?.Bus == bus).Select(board => board.Name);

    private static void RequirePins(string name, IEnumerable<KeyValuePair<string, int>> signals)
        => Assert.Equal(
            BoardCatalog.Find(name)!.Camera!.Pins.OrderBy(pin => pin.Key, StringComparer.Ordinal),
            signals.OrderBy(signal => signal.Key, StringComparer.Ordinal));
}
