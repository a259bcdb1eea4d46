using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using DupNet.Cli.Flashing;
using DupNet.Cli.Output;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.Devices.Tests;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Serial;
using DupNet.Embedded.Serial;
using DupNet.NativeCore;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

/// <summary><c>dupnet device</c> against a simulated board on a pseudo-terminal.</summary>
public sealed class DeviceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunningDevice _device = new();
    private readonly string _model;
    private readonly string _picture;

    public DeviceCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
        _picture = Spots.Write(_folder.File("spots.png"), 64, 64, (8, 8, 8, 8), (40, 24, 8, 8));
    }

    public void Dispose()
    {
        _device.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void StatusTellsTheModelAndTheAnswer()
    {
        CommandResult result = CommandResult.Run("device", "status", "--port", _device.Port);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("model    spots, checksum ", result.Output, StringComparison.Ordinal);
        Assert.Contains("kernels  managed: no engine was given", result.Output, StringComparison.Ordinal);
        Assert.Contains("known answer right", result.Output, StringComparison.Ordinal);
        Assert.Contains("free memory not known", result.Output, StringComparison.Ordinal);
        Assert.Contains(", letterbox, grid ", result.Output, StringComparison.Ordinal);
        JsonElement json = CommandResult.Run("device", "status", "--port", _device.Port, "--json").SingleJson();
        Assert.Equal("spots", json.GetProperty("status").GetProperty("model").GetString());
        Assert.Equal(2, json.GetProperty("layers").GetArrayLength());
    }

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    /// <summary>A board can say anything, in its texts and its errors; the terminal shows it and does not obey.</summary>
    [Fact]
    public void WhatABoardSaysDoesNotReachTheTerminalRaw()
    {
        using DeviceClient client = new(SerialPortLink.Open(_device.Port, SerialPortLink.DefaultBaud), new DeviceTimeouts());
        DeviceStatus status = client.ReadStatus() with
        {
            Board = "\u001b]0;title\u0007", Model = "a\nanswer   known answer right", KernelReason = "\u009b8m", Build = "\u001b[2K", Target = "\r",
        };
        using var output = new StringWriter { NewLine = "\n" };
        DeviceStatusText.Write(output, status, client.ReadLayers(status));
        Assert.DoesNotContain(output.ToString(), character => char.IsControl(character) && character != '\n');
        Assert.Single(output.ToString().Split('\n'), line => line.StartsWith("answer", StringComparison.Ordinal));
        Assert.Contains("board    \\u001B]0;title\\u0007,", output.ToString(), StringComparison.Ordinal);
        CommandResult.Run("inspect", "\u001b[2K.dupnet").AssertFails(ExitCode.Failure, "\\u001B[2K.dupnet: ");
    }

    [Fact]
    public void DetectFindsAndDraws()
    {
        string copy = _folder.File("boxes.png");
        CommandResult result = CommandResult.Run("device", "detect", _picture, "--port", _device.Port, "--output", copy);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("sent as 64 x 64, 2 found in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("  8 x 8 at 8, 8", result.Output, StringComparison.Ordinal);
        Assert.Contains("  spot 1.00  8 x 8 at 8, 8", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(copy));

        // What was found is printed even where the copy cannot be written.
        result = CommandResult.Run("device", "detect", _picture, "--port", _device.Port, "--output", _folder.Path);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains($"dupnet: {_folder.Path}: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 found in ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn in", result.Output, StringComparison.Ordinal);
        JsonElement json = CommandResult.Run("device", "detect", _picture, "--port", _device.Port, "--json", "--format", "gray").SingleJson();
        Assert.Equal(2, json.GetProperty("detections").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void PicturesAreSentInEveryFormatByItsName(PixelFormat format)
    {
        CommandResult result = CommandResult.Run("device", "detect", _picture, "--port", _device.Port, "--format", format.ToString().ToUpperInvariant());
        Assert.Equal((0, string.Empty), (result.ExitCode, result.ExitCode == 0 ? string.Empty : result.Error));
        Assert.Contains("sent as 64 x 64, 2 found in ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAgreesWithTheSameModelOnly()
    {
        CommandResult result = CommandResult.Run("device", "check", _picture, "--port", _device.Port, "--model", _model);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("agree in all layers", result.Output, StringComparison.Ordinal);
        CommandResult.Run("device", "check", _picture, "--port", _device.Port).AssertFails(ExitCode.Failure, "the board's model is spots");
    }

    [Fact]
    public void WrongCommandLinesAndPortsAreTold()
    {
        CommandResult.Run("device", "status").AssertFails(ExitCode.Usage, "--port");
        CommandResult.Run("device", "status", "--port", "x", "--baud", "fast").AssertFails(ExitCode.Usage, "--baud must be");
        CommandResult.Run("device", "detect", _picture, "--port", "x", "--format", "cmyk").AssertFails(ExitCode.Usage, "--format must be");
        CommandResult.Run("device", "status", "--port", "/dev/ttyNONE").AssertFails(ExitCode.Failure, "/dev/ttyNONE: no such port");
    }

    [Fact]
    public void FeedShowsItsPicturesToACamera()
    {
        using PseudoTerminal terminal = new();
        CameraMode mode = new(64, 64, PixelFormat.Gray8);
        SerialFrameCamera camera = new(terminal, [mode]);
        camera.Start(mode);
        byte[] frame = new byte[mode.FrameBytes];
        Exception?[] ends = new Exception?[3];
        Thread board = new(() =>
        {
            for (int i = 0; i < ends.Length; i++)
            {
                ends[i] = Record.Exception(() => camera.Capture(i == 0 ? frame : new byte[mode.FrameBytes], 60_000));
            }
        });
        board.Start();
        CommandResult result = CommandResult.Run("device", "feed", _picture, "--port", terminal.Path);
        board.Join();
        Assert.Equal((0, _picture), (result.ExitCode, result.Output.Trim()));
        Assert.Null(ends[0]);
        Assert.Equal(CameraError.NoMoreFrames, Assert.IsType<CameraException>(ends[1]).Error);
        Assert.Equal(CameraError.NoMoreFrames, Assert.IsType<CameraException>(ends[2]).Error);
        Assert.Equal(2, new Detector(SpotModel.Model).Detect(new Frame(frame, 64, 64, PixelFormat.Gray8)).Count);
    }

    /// <summary>All that is wrong is told before the board asks; at its turn the board is told too, and the show goes on.</summary>
    [Fact]
    public void FeedGoesOnAfterAPictureThatCannotBeRead()
    {
        string cut = _folder.File("cut.png");
        File.WriteAllBytes(cut, File.ReadAllBytes(_picture)[..60]);
        using PseudoTerminal terminal = new();
        CameraMode mode = new(64, 64, PixelFormat.Gray8);
        SerialFrameCamera camera = new(terminal, [mode]);
        camera.Start(mode);
        Exception?[] ends = new Exception?[4];
        Thread board = new(() =>
        {
            for (int i = 0; i < ends.Length; i++)
            {
                ends[i] = Record.Exception(() => camera.Capture(new byte[mode.FrameBytes], 60_000));
            }
        });
        board.Start();
        CommandResult result = CommandResult.Run("device", "feed", _picture, cut, _picture, "--port", terminal.Path);
        board.Join();
        Assert.Equal((ExitCode.Failure, $"{_picture}\n{_picture}\n"), (result.ExitCode, result.Output));
        Assert.Contains(cut, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Null(ends[0]);
        Assert.Contains("error 12", Assert.IsType<CameraException>(ends[1]).Message, StringComparison.Ordinal);
        Assert.Null(ends[2]);
        Assert.Equal(CameraError.NoMoreFrames, Assert.IsType<CameraException>(ends[3]).Error);
        CommandResult.Run("device", "feed", cut, "--port", terminal.Path).AssertFails(ExitCode.Failure, "cut.png", "there is no picture to show");
    }

    [Fact]
    public void CaptureSavesPicturesWithTheBoxesOfTheBoardAsLabels()
    {
        using RunningDevice device = new(camera: Camera());
        string folder = _folder.File("set");
        CommandResult result = CommandResult.Run("device", "capture", "--port", device.Port, "--out", folder, "--count", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"{Path.Combine(folder, "capture-00001.png")}: 64 x 64 pixels, 2 found in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("  spot 1.00  8 x 8 at 40, 24", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["capture-00001.png", "capture-00001.txt", "capture-00002.png", "capture-00002.txt", "capture-00003.png", "capture-00003.txt", "classes.txt"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("spot\n", File.ReadAllText(Path.Combine(folder, "classes.txt")));
        Assert.Equal(
            ["0 0.187500 0.187500 0.125000 0.125000", "0 0.687500 0.437500 0.125000 0.125000"],
            File.ReadAllLines(Path.Combine(folder, "capture-00001.txt")).Order(StringComparer.Ordinal));
        Assert.Empty(File.ReadAllText(Path.Combine(folder, "capture-00002.txt")));
        Assert.Equal(PictureFile.Load(_picture).Rgb, PictureFile.Load(Path.Combine(folder, "capture-00001.png")).Rgb);

        // The set is one for the other commands, and grows.
        result = CommandResult.Run("device", "capture", "--port", device.Port, "-o", folder, "--json");
        Assert.Equal(Path.Combine(folder, "capture-00004.png"), result.SingleJson().GetProperty("file").GetString());
        Assert.Equal(0, result.SingleJson().GetProperty("detections").GetArrayLength());
        JsonElement set = CommandResult.Run("data", folder, "--json").SingleJson();
        Assert.Equal("yolo", set.GetProperty("form").GetString());
        Assert.Empty(set.GetProperty("troubles").EnumerateArray());
        Assert.Equal(
            ("spot", 1, 2),
            (set.GetProperty("classes")[0].GetProperty("name").GetString(), set.GetProperty("classes")[0].GetProperty("photos").GetInt32(), set.GetProperty("classes")[0].GetProperty("objects").GetInt32()));
    }

    [Fact]
    public void CaptureSavesPicturesAlone()
    {
        using RunningDevice device = new(camera: Camera());
        string folder = _folder.File("alone");
        CommandResult result = CommandResult.Run("device", "capture", "--port", device.Port, "--output", folder, "--no-boxes", "--count", "2", "--interval", "0.3");
        Assert.Equal((0, 2), (result.ExitCode, result.Lines.Length));
        Assert.Equal(["capture-00001.png", "capture-00002.png"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CaptureTellsWhatIsInTheWay()
    {
        using RunningDevice device = new(camera: Camera());
        CommandResult.Run("device", "capture", "--port", device.Port).AssertFails(ExitCode.Usage, "--output");
        CommandResult.Run("device", "capture", "--port", device.Port, "--out", "x", "--count", "0").AssertFails(ExitCode.Usage, "--count must be");
        CommandResult.Run("device", "capture", "--port", _device.Port, "--out", _folder.File("none")).AssertFails(ExitCode.Failure, "serves no camera");
        Assert.False(Directory.Exists(_folder.File("none")));
        string other = Directory.CreateDirectory(_folder.File("other")).FullName;
        File.WriteAllText(Path.Combine(other, "classes.txt"), "dog\r\n");
        CommandResult.Run("device", "capture", "--port", device.Port, "--out", other).AssertFails(ExitCode.Failure, "classes.txt: names other classes", "spot");
        Assert.Single(Directory.GetFiles(other));
        File.WriteAllText(Path.Combine(other, "classes.txt"), "spot\r\n");
        Assert.Equal(0, CommandResult.Run("device", "capture", "--port", device.Port, "--out", other).ExitCode);
        CommandResult result = CommandResult.Run("device", "capture", "--port", device.Port, "--out", _picture);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("spots.png: cannot be made a folder", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CaptureWarnsOfPicturesWhoseBytesAreSwapped()
    {
        Picture photo = PictureFile.Load(Path.Combine(Checkout.Root, "docs", "samples", "astronaut.jpg"));
        string folder = _folder.File("swapped");
        using (RunningDevice right = new(camera: new PictureFrames([photo], 128, 128, PixelFormat.Rgb565BigEndian)))
        {
            Assert.DoesNotContain("look", CommandResult.Run("device", "capture", "--port", right.Port, "--out", folder).Error, StringComparison.Ordinal);
        }

        using RunningDevice device = new(camera: new SwappedFrames(new PictureFrames([photo], 128, 128, PixelFormat.Rgb565LittleEndian)));
        CommandResult result = CommandResult.Run("device", "capture", "--port", device.Port, "--out", folder);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("capture-00002.png: the frame's bytes look swapped: try the format with the other byte order.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Sees two spots, then three times something else that is none.</summary>
    private PictureFrames Camera()
    {
        Picture[] empty = [new(64, 64), new(64, 64), new(64, 64)];
        for (int i = 0; i < empty.Length; i++)
        {
            empty[i].Rgb.AsSpan(0, 300 * (i + 1)).Fill(66);
        }

        return new PictureFrames([PictureFile.Load(_picture), .. empty], 64, 64, PixelFormat.Rgb565BigEndian);
    }

    [Fact]
    public void FlashReadsTheSelfTest()
    {
        SelfTestReport report = new DeviceSelfTestReader().Read(_device.Port, TimeSpan.FromSeconds(30), null);
        Assert.Equal("spots", report.Model);
        Assert.True(report.KnownAnswerPassed);
        Assert.Equal(("simulated", SpotModel.Model.KnownAnswerHash), (report.Board, report.Answer));
        Assert.Contains(
            "it is another program",
            Assert.Throws<CommandException>(() => new DeviceSelfTestReader().Read(_device.Port, TimeSpan.FromMilliseconds(1), "0011223344556677")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "no such port",
            Assert.Throws<CommandException>(() => new DeviceSelfTestReader().Read("/dev/ttyNONE", TimeSpan.Zero, null)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Calls frames by the other byte order.</summary>
    private sealed class SwappedFrames(PictureFrames frames) : IFrameSource
    {
        public Frame Take(byte[] buffer)
        {
            Frame frame = frames.Take(buffer);
            return new Frame(buffer, frame.Width, frame.Height, PixelFormat.Rgb565BigEndian);
        }
    }
}
