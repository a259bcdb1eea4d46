using System;
using System.Linq;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Cameras.Esp32;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Esp32;

public sealed class EspCameraTests
{
    private readonly Firmware _firmware = new();
    private readonly EspCamera _camera;
    private readonly byte[] _buffer = new byte[320 * 240 * 2];

    public EspCameraTests()
        => _camera = new EspCamera(EspCameraPins.XiaoEsp32S3Sense(), EspCamera.DefaultClockHertz, _firmware, _firmware);

    [Fact]
    public void OpensWithPinsClockAndModeAndCopiesTheFrame()
    {
        _camera.Start(new CameraMode(96, 96, PixelFormat.Gray8));
        Assert.Equal("20000000 0 96x96", _firmware.Opened);
        Assert.Equal([-1, -1, 10, 40, 39, 38, 47, 13, 15, 17, 18, 16, 14, 12, 11, 48], _firmware.Pins);
        _firmware.ReadyAt = 40;
        Frame frame = _camera.Capture(_buffer, 100);
        Assert.Equal((96, 96, PixelFormat.Gray8), (frame.Width, frame.Height, frame.Format));
        Assert.Equal(96 * 96, _buffer.Count(value => value == 7));
        Assert.InRange(_firmware.Now, 40, 42);
    }

    [Theory]
    [InlineData(1, CameraError.NoAnswer, "no camera answers")]
    [InlineData(2, CameraError.Refused, "160x120 Rgb565BigEndian")]
    [InlineData(3, CameraError.BusFailed, "PSRAM")]
    [InlineData(99, CameraError.BusFailed, "code 99")]
    public void AStartThatFailsSaysWhyAndMayBeRepeated(int result, CameraError error, string words)
    {
        _firmware.OpenResult = result;
        CameraException exception = Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[1]));
        Assert.Equal(error, exception.Error);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Null(_camera.Mode);
        _firmware.OpenResult = 0;
        _camera.Start(_camera.Modes[1]);
        _camera.Capture(_buffer, 1);
    }

    [Theory]
    [InlineData(4, CameraError.TimedOut)]
    [InlineData(5, CameraError.BadFrame)]
    public void ACaptureThatFailsSaysWhyAndTheNextOneWorks(int result, CameraError error)
    {
        _camera.Start(_camera.Modes[1]);
        _firmware.TakeResult = result;
        Assert.Equal(error, Assert.Throws<CameraException>(() => _camera.Capture(_buffer, 1)).Error);
        _firmware.TakeResult = 0;
        _camera.Capture(_buffer, 1);
    }

    [Fact]
    public void AFirmwareWithoutTheNativeFunctionsIsNamedAsTheCause()
    {
        _firmware.IsStock = true;
        Assert.Contains("interop assembly", Assert.Throws<NotSupportedException>(() => _camera.Start(_camera.Modes[1])).Message, StringComparison.Ordinal);
        Assert.Null(_camera.Mode);
    }

    [Fact]
    public void WaitsAsLongAsTold()
    {
        _camera.Start(_camera.Modes[1]);
        _firmware.ReadyAt = int.MaxValue;
        Assert.Equal(CameraError.TimedOut, Assert.Throws<CameraException>(() => _camera.Capture(_buffer, 51)).Error);
        Assert.InRange(_firmware.Now, 51, 53);
    }

    [Fact]
    public void IsStoppedEvenIfClosingFails()
    {
        _camera.Stop();
        Assert.Equal(0, _firmware.Closed);
        _camera.Start(_camera.Modes[0]);
        _firmware.CloseResult = 9;
        Assert.Throws<CameraException>(_camera.Stop);
        Assert.Null(_camera.Mode);
        Assert.Equal(1, _firmware.Closed);
    }

    [Fact]
    public void RefusesPinsAndClocksThatCannotBe()
    {
        Assert.Throws<ArgumentNullException>(() => new EspCamera(null));
        Assert.Throws<ArgumentException>(() => new EspCamera(EspCameraPins.Esp32S3Eye(), 40000001));
        Assert.Contains("8 data lines", Refused(pins => pins.Data = [1, 2]), StringComparison.Ordinal);
        Assert.Contains("GPIO 11 is used for two lines", Refused(pins => pins.PixelClock = 11), StringComparison.Ordinal);
        Assert.Contains("camera pin 5 is -1", Refused(pins => pins.FrameSync = -1), StringComparison.Ordinal);
        Assert.Contains("camera pin 3 is 55", Refused(pins => pins.RegisterData = 55), StringComparison.Ordinal);
    }

    [Fact]
    public void BoardsHaveSoundPins()
    {
        foreach (EspCameraPins pins in (EspCameraPins[])[EspCameraPins.AiThinkerEsp32Cam(), EspCameraPins.XiaoEsp32S3Sense(), EspCameraPins.Esp32S3Eye()])
        {
            Assert.Equal(16, pins.ToArray().Length);
        }
    }

    private static string Refused(Action<EspCameraPins> change)
    {
        EspCameraPins pins = EspCameraPins.Esp32S3Eye();
        change(pins);
        return Assert.Throws<ArgumentException>(() => new EspCamera(pins)).Message;
    }

    private sealed class Firmware : INativeCamera, IPause
    {
        public bool IsStock { get; set; }

        public int OpenResult { get; set; }

        public int TakeResult { get; set; }

        public int CloseResult { get; set; }

        public int ReadyAt { get; set; }

        public int Now { get; private set; }

        public int Closed { get; private set; }

        public string Opened { get; private set; } = string.Empty;

        public int[] Pins { get; private set; } = [];

        public int Open(int[] pins, int clockHertz, int format, int width, int height)
        {
            if (IsStock)
            {
                throw new NotSupportedException();
            }

            Pins = pins;
            Opened = $"{clockHertz} {format} {width}x{height}";
            return OpenResult;
        }

        public bool IsReady() => Now >= ReadyAt;

        public int Take(byte[] buffer, int bytes)
        {
            Array.Fill(buffer, (byte)7, 0, bytes);
            return TakeResult;
        }

        public int Close()
        {
            Closed++;
            return CloseResult;
        }

        public void For(int milliseconds) => Now += milliseconds;
    }
}
