using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Devices.Tests;

/// <summary>Client and simulated board over a real pseudo-terminal, on clean and on faulty lines.</summary>
public sealed class DeviceClientTests
{
    private static readonly DeviceTimeouts s_patient = new() { Reply = TimeSpan.FromSeconds(20), Detection = TimeSpan.FromSeconds(60) };

    private static readonly DeviceTimeouts s_quick = new()
    {
        Reply = TimeSpan.FromMilliseconds(600), Detection = TimeSpan.FromMilliseconds(1500), Attempts = 50,
    };

    [Fact]
    public void StatusIsThatOfTheBoard()
    {
        using RunningDevice device = new();
        using DeviceClient client = Connect(device, s_patient);
        DeviceStatus status = client.ReadStatus();
        Assert.Equal(("spots", (uint)SpotModel.Model.Checksum), (status.Model, status.ModelChecksum));
        Assert.True(status.KnownAnswerPassed);
        Assert.False(status.IsNative);
        Assert.Equal("no engine was given", status.KernelReason);
        Assert.Equal("simulated", status.Board);
        Assert.Equal((64, 64, 1, 2, FitMode.Letterbox), (status.InputWidth, status.InputHeight, status.InputChannels, status.SampleGrid, status.Fit));
        Assert.Equal(SimulatedDevice.DefaultPictureBytes, status.PictureBytes);
        Assert.Null(status.FreeBytes);
        Assert.Equal(0, status.Detections);
        Assert.Equal(2, status.Layers);
        Assert.Equal(("----------------", string.Empty), (status.Build, status.Target));
        Assert.Equal(["spot"], client.ReadClasses());
        Assert.All(client.ReadLayers(status), layer => Assert.Null(layer.Checksum));
    }

    public static TheoryData<PixelFormat> Formats => [.. Enum.GetValues<PixelFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void BoardFindsWhatThisComputerFinds(PixelFormat format)
    {
        using RunningDevice device = new();
        using DeviceClient client = Connect(device, s_patient);
        DeviceStatus status = client.ReadStatus();
        SentFrame sent = SentFrame.Make(Spots(5), format, status);
        Assert.Equal(1, sent.Factor);
        client.SendFrame(sent.Frame, status.MaxPayload);
        List<(int, int)> progress = [];
        DeviceDetections found = client.Detect(sent.Frame, status, checksums: true, (layer, layers) => progress.Add((layer, layers)));
        AssertFound(sent.Frame, found);
        Assert.Equal(5, found.Boxes.Count);
        Assert.Equal([(1, 2), (2, 2)], progress);
        Assert.Null(LayerComparison.Make(SpotModel.Model, status, sent.Frame, client.ReadLayers(status)).FirstDifference);
        client.Detect(sent.Frame, status, checksums: false);
        Assert.All(client.ReadLayers(status).Skip(1), layer => Assert.NotNull(layer.Milliseconds));
        Assert.Equal(2, client.ReadStatus().Detections);
    }

    [Fact]
    public void AllBoxesComeEvenIfTheyNeedSeveralPackets()
    {
        using RunningDevice device = new();
        using DeviceClient client = Connect(device, s_patient);
        DeviceStatus status = client.ReadStatus();
        SentFrame sent = SentFrame.Make(Spots(64), PixelFormat.Gray8, status);
        client.SendFrame(sent.Frame, PacketLayout.MaxPayload);
        Assert.Equal(64, client.Detect(sent.Frame, status, checksums: false).Boxes.Count);
    }

    [Fact]
    public void FirstLayerThatDiffersIsNamed()
    {
        using RunningDevice device = new();
        using DeviceClient client = Connect(device, s_patient);
        DeviceStatus status = client.ReadStatus();
        SentFrame sent = SentFrame.Make(Spots(3), PixelFormat.Gray8, status);
        client.SendFrame(sent.Frame, status.MaxPayload);
        client.Detect(sent.Frame, status, checksums: true);
        List<DeviceLayer> layers = [.. client.ReadLayers(status)];
        Frame other = SentFrame.Make(Spots(4), PixelFormat.Gray8, status).Frame;
        Assert.Equal(0, LayerComparison.Make(SpotModel.Model, status, other, layers).FirstDifference);
        layers[2] = layers[2] with { Checksum = layers[2].Checksum ^ 1 };
        Assert.Equal(2, LayerComparison.Make(SpotModel.Model, status, sent.Frame, layers).FirstDifference);
        Assert.Contains(
            "not spots",
            Assert.Throws<DeviceException>(() => LayerComparison.Make(SpotModel.Model, status with { ModelChecksum = 1 }, sent.Frame, layers)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FaultsOnTheLineAreSurvived(int seed)
    {
        FaultyLink? replies = null;
        using RunningDevice device = new(line: link => replies = new FaultyLink(link, seed, 0.2));
        FaultyLink requests = new(SerialPortLink.Open(device.Port, SerialPortLink.DefaultBaud), seed + 100, 0.2);
        using DeviceClient client = new(requests, s_quick);
        for (int round = 0; round < 3; round++)
        {
            DeviceStatus status = client.ReadStatus();
            SentFrame sent = SentFrame.Make(Spots(2 + round), PixelFormat.Gray8, status);
            client.SendFrame(sent.Frame, status.MaxPayload);
            AssertFound(sent.Frame, client.Detect(sent.Frame, status, checksums: true));
            Assert.Null(LayerComparison.Make(SpotModel.Model, status, sent.Frame, client.ReadLayers(status)).FirstDifference);
        }

        Assert.True(requests.Faults + replies!.Faults > 3);
        Assert.True(client.Repetitions > 0);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void FramesOfTheCameraArriveAsTheyAreAndAreDetectedIn(PixelFormat format)
    {
        using RunningDevice device = new(camera: new PictureFrames([Spots(5), Spots(3)], 64, 64, format));
        using DeviceClient client = Connect(device, s_patient);
        DeviceStatus status = client.ReadStatus();
        foreach (int spots in (int[])[5, 3, 5])
        {
            List<(int Received, int All)> progress = [];
            Frame frame = client.Capture(status, (received, all) => progress.Add((received, all)));
            Assert.Equal(FramePixels.Make(Spots(spots), format), frame.Buffer);
            Assert.Equal((64, 64, format, Rotation.None, false), (frame.Width, frame.Height, frame.Format, frame.Rotation, frame.Mirror));
            Assert.Equal((frame.Buffer.Length, frame.Buffer.Length), progress[^1]);
            Assert.Equal((frame.Buffer.Length + 1019) / 1020, progress.Count);
            DeviceDetections found = client.Detect(frame, status, checksums: false);
            AssertFound(frame, found);
            Assert.Equal(spots, found.Boxes.Count);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void FramesSurviveFaultsOnTheLine(int seed)
    {
        FaultyLink? replies = null;
        using RunningDevice device = new(
            line: link => replies = new FaultyLink(link, seed, 0.2), camera: new PictureFrames([Spots(1), Spots(2), Spots(3)], 64, 64, PixelFormat.Rgb888));
        FaultyLink requests = new(SerialPortLink.Open(device.Port, SerialPortLink.DefaultBaud), seed + 100, 0.2);
        using DeviceClient client = new(requests, s_quick with { Camera = TimeSpan.FromMilliseconds(600) });
        DeviceStatus status = client.ReadStatus();
        for (int spots = 1; spots <= 3; spots++)
        {
            // No repeated request takes another picture.
            Frame frame = client.Capture(status);
            Assert.Equal(FramePixels.Make(Spots(spots), PixelFormat.Rgb888), frame.Buffer);
            AssertFound(frame, client.Detect(frame, status, checksums: false));
        }

        Assert.True(requests.Faults + replies!.Faults > 3);
    }

    [Fact]
    public void ABoardWithoutACameraSaysSo()
    {
        using RunningDevice device = new();
        using DeviceClient client = Connect(device, s_patient);
        DeviceException refusal = Assert.Throws<DeviceException>(() => client.Capture(client.ReadStatus()));
        Assert.Equal(ErrorCode.NoCamera, refusal.Code);
        Assert.Contains("serves no camera", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFrameThatDoesNotFitTheBoardIsTold()
    {
        using RunningDevice device = new(pictureBytes: 1000, camera: new PictureFrames([Spots(1)], 64, 64, PixelFormat.Gray8));
        using DeviceClient client = Connect(device, s_patient);
        DeviceException refusal = Assert.Throws<DeviceException>(() => client.Capture(client.ReadStatus()));
        Assert.Equal(ErrorCode.CameraFailed, refusal.Code);
        Assert.Contains("buffer has 1000 bytes, the frame needs 4096", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondClientMayFollowTheFirst()
    {
        using RunningDevice device = new();
        for (int i = 0; i < 3; i++)
        {
            using DeviceClient client = Connect(device, s_patient);
            Assert.Equal("spots", client.ReadStatus().Model);
        }
    }

    [Fact]
    public void PicturesAreReducedToTheBoardsMemory()
    {
        using RunningDevice device = new(pictureBytes: 1000);
        using DeviceClient client = Connect(device, s_patient);
        SentFrame sent = SentFrame.Make(Spots(64), PixelFormat.Gray8, client.ReadStatus());
        Assert.Equal((3, 22, 22), (sent.Factor, sent.Frame.Width, sent.Frame.Height));
        Frame whole = new(new byte[64 * 64], 64, 64, PixelFormat.Gray8);
        DeviceException refusal = Assert.Throws<DeviceException>(() => client.SendFrame(whole, PacketLayout.MaxPayload));
        Assert.Equal(ErrorCode.BadPicture, refusal.Code);
        Assert.Contains("buffer has 1000 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SilenceGarbageAndAnotherVersionAreToldApart()
    {
        DeviceTimeouts short2 = new() { Reply = TimeSpan.FromMilliseconds(200), Attempts = 2 };
        using PseudoTerminal terminal = new();
        using DeviceClient client = new(SerialPortLink.Open(terminal.Path, SerialPortLink.DefaultBaud), short2);
        Assert.Contains("nothing arrived", Assert.Throws<DeviceException>(() => client.ReadStatus()).Message, StringComparison.Ordinal);
        byte[] text = "hello from another program\r\n"u8.ToArray();
        terminal.Write(text, 0, text.Length);
        Assert.Contains("28 bytes arrived that are no packets", Assert.Throws<DeviceException>(() => client.ReadStatus()).Message, StringComparison.Ordinal);
        byte[] damaged = [0xD9, 0x4E, 1, 0x81, 0, 0, 0, 0, 0, 0];
        terminal.Write(damaged, 0, damaged.Length);
        Assert.Contains("damaged", Assert.Throws<DeviceException>(() => client.ReadStatus()).Message, StringComparison.Ordinal);
        byte[] version2 = [0xD9, 0x4E, 2, 0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        int crc = Crc16.Compute(version2, 0, 8);
        version2[8] = (byte)crc;
        version2[9] = (byte)(crc >> 8);
        BitConverter.TryWriteBytes(version2.AsSpan(10), System.IO.Hashing.Crc32.HashToUInt32(version2.AsSpan(0, 10)));
        terminal.Write(version2, 0, version2.Length);
        Assert.Contains("speaks version 2", Assert.Throws<DeviceException>(() => client.ReadStatus()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingPortIsNamed()
    {
        string message = Assert.Throws<DeviceException>(() => SerialPortLink.Open("/dev/ttyNONE", 9600)).Message;
        Assert.Contains("/dev/ttyNONE: no such port", message, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<DeviceException>(() => SerialPortLink.Check("/dev/ttyNONE")).Message);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev")]
    [InlineData("/etc/hostname")]
    public void WhatIsNoSerialPortIsNotCalledBusy(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "these files are those of Linux");
        string message = $"{path}: is no serial port.";
        Assert.Equal(message, Assert.Throws<DeviceException>(() => SerialPortLink.Open(path, 9600)).Message);
        Assert.Equal(message, Assert.Throws<DeviceException>(() => SerialPortLink.Check(path)).Message);
    }

    [Fact]
    public void APortInUseIsRefused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "a privileged user may open a port twice");
        using PseudoTerminal terminal = new();
        using SerialPortLink first = SerialPortLink.Open(terminal.Path, 9600);
        string message = Assert.Throws<DeviceException>(() => SerialPortLink.Open(terminal.Path, 9600)).Message;
        Assert.Contains("in use", message, StringComparison.Ordinal);
    }

    private static DeviceClient Connect(RunningDevice device, DeviceTimeouts timeouts)
        => new(SerialPortLink.Open(device.Port, SerialPortLink.DefaultBaud), timeouts);

    private static void AssertFound(Frame frame, DeviceDetections found)
    {
        DetectionList expected = new Detector(SpotModel.Model, new DetectorSettings(SpotModel.Model) { MaxDetections = 64 }).Detect(frame);
        Assert.Equal(
            Enumerable.Range(0, expected.Count).Select(i => new DeviceBox(
                expected[i].X, expected[i].Y, expected[i].Width, expected[i].Height, expected[i].Score, expected[i].ClassIndex)),
            found.Boxes);
    }

    /// <summary>A picture of 64 x 64 with the first so many of its 64 cells white.</summary>
    private static Picture Spots(int count)
    {
        Picture picture = new(64, 64);
        for (int cell = 0; cell < count; cell++)
        {
            for (int row = 0; row < 8; row++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(cell % 8 * 8, (cell / 8 * 8) + row), 8 * Picture.Channels).Fill(255);
            }
        }

        return picture;
    }
}
