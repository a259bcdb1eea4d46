using System;
using System.Collections.Generic;
using System.Device;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Embedded.Cameras;
using nanoFramework.Hardware.Esp32;
using Xunit;
using CameraWebSettings = CameraWeb.BoardSettings;
using FaceLedSettings = FaceLed.BoardSettings;
using FaceMqttSettings = FaceMqtt.BoardSettings;
using PeopleCounterSettings = PeopleCounter.BoardSettings;
using PresenceSensorSettings = PresenceSensor.BoardSettings;
using SerialDetectorProgram = DupNetSerialDetector.Program;
using SerialDetectorSettings = DupNetSerialDetector.BoardSettings;

namespace DupNet.Samples.Tests;

/// <summary>What the samples' settings say is what the board.json of the board that they name says.</summary>
public sealed class BoardSettingsTests
{
    [Fact]
    public void CamerasAreWiredAsTheBoardSays()
    {
        RequireCamera(FaceLedSettings.Board, FaceLedSettings.OpenCamera, FaceLedSettings.Mode());
        RequireCamera(FaceMqttSettings.Board, FaceMqttSettings.OpenCamera, FaceMqttSettings.Mode());
        RequireCamera(CameraWebSettings.Board, CameraWebSettings.OpenCamera, CameraWebSettings.Mode());
        RequireCamera(PeopleCounterSettings.Board, PeopleCounterSettings.OpenCamera, PeopleCounterSettings.Mode());
        RequireCamera(SerialDetectorSettings.Board, SerialDetectorSettings.OpenCamera, SerialDetectorSettings.Mode());
        RequireCamera(PresenceSensorSettings.Board, PresenceSensorSettings.OpenCamera, PresenceSensorSettings.Mode());
    }

    [Fact]
    public void LedsAreThoseOfTheBoard()
    {
        RequireLed(FaceLedSettings.Board, FaceLedSettings.LedPin, FaceLedSettings.IsLedLitByHigh);
        RequireLed(PresenceSensorSettings.Board, PresenceSensorSettings.OutputPin, PresenceSensorSettings.IsOutputOnByHigh);
    }

    [Fact]
    public void TheSerialDetectorTalksOnTheLinkOfTheBoard()
    {
        BoardLink link = BoardCatalog.Find(SerialDetectorSettings.Board)!.Link;
        Workbench bench = Workbench.Renew();
        SerialDetectorProgram.Prepare();
        Assert.Equal(
            new Dictionary<DeviceFunction, int>
            {
                [Enum.Parse<DeviceFunction>(link.Port + "_TX")] = link.Tx,
                [Enum.Parse<DeviceFunction>(link.Port + "_RX")] = link.Rx,
            },
            bench.Functions);
        Assert.Equal(link.Port, Assert.Single(bench.Ports).PortName);
    }

    /// <summary>The lines for the other boards in the README of serial-detector.</summary>
    [Fact]
    public void TheTableOfLinksIsThatOfTheBoards() => Assert.Equal(
        BoardCatalog.Boards.Select(board => $"{board.Name} \"{board.Link.Port}\" {board.Link.Tx} {board.Link.Rx}").Order(),
        Rows("serial-detector.md").Select(cells => $"{cells[1]} {cells[2]} {cells[3]} {cells[4]}").Order());

    /// <summary>Those that the settings suggest for a motion detector and for the supply of the camera.</summary>
    [Theory]
    [InlineData(34)]
    [InlineData(25)]
    public void ThePinsOfMorePartsAreFree(int pin)
    {
        Board board = BoardCatalog.Find(PresenceSensorSettings.Board)!;
        Board more = board with { Leds = [.. board.Leds, new BoardLed("more", pin, false, LedDrive.High)] };
        Assert.All(PinRules.Check(more, BoardCatalog.ChipOf(board)), problem => Assert.Contains("GPIO34 is an input only", problem, StringComparison.Ordinal));
        Assert.Equal((-1, -1), (PresenceSensorSettings.MotionPin, PresenceSensorSettings.CameraSupplyPin));
    }

    /// <summary>The lines for the other boards in the README of face-led.</summary>
    [Fact]
    public void TheTableOfBoardsIsThatOfTheBoards()
    {
        Assert.Equal(
            BoardCatalog.Boards.Where(board => board.Camera != null).Select(board => $"{board.Name} {board.Leds[0].Pin}, {ModeOf(board.Leds[0])}").Order(),
            Rows("face-led.md").Select(cells => $"{cells[1]} {cells[3]}").Order());
    }

    /// <summary>The cells of a README's lines about boards.</summary>
    private static IEnumerable<string[]> Rows(string readme) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, readme))
        .Where(line => line.StartsWith("| esp32", StringComparison.Ordinal) || line.StartsWith("| xiao", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    private static string ModeOf(BoardLed led) => led.LitBy switch
    {
        LedDrive.High => "Output, true",
        LedDrive.Low => "Output, false",
        _ => "OutputOpenDrain, false",
    };

    private static void RequireCamera(string name, Func<ICamera> open, CameraMode mode)
    {
        Board board = BoardCatalog.Find(name)!;
        Workbench bench = Workbench.Renew();
        ICamera camera = open();
        Dictionary<string, int> pins = new()
        {
            ["sck"] = bench.Functions[DeviceFunction.SPI1_CLOCK],
            ["miso"] = bench.Functions[DeviceFunction.SPI1_MISO],
            ["mosi"] = bench.Functions[DeviceFunction.SPI1_MOSI],
            ["cs"] = Assert.Single(bench.Opened).Key,
            ["sda"] = bench.Functions[DeviceFunction.I2C1_DATA],
            ["scl"] = bench.Functions[DeviceFunction.I2C1_CLOCK],
        };
        Assert.Equal(board.Camera!.Pins.OrderBy(pin => pin.Key), pins.OrderBy(pin => pin.Key));
        Assert.Contains(camera.Modes, mode.IsSameAs);
    }

    private static void RequireLed(string name, int pin, bool isLitByHigh)
    {
        BoardLed led = Assert.Single(BoardCatalog.Find(name)!.Leds, led => led.Pin == pin);
        Assert.Equal(isLitByHigh ? LedDrive.High : LedDrive.Low, led.LitBy);
    }
}
