using System;
using System.Linq;
using DupNet.Embedded.Cameras.Tests.Simulated;
using Xunit;
using static DupNet.Embedded.Cameras.Tests.Simulated.SimulatedArduCam;

namespace DupNet.Embedded.Cameras.Tests;

public sealed class ArduCamMini2MPTests
{
    private readonly SimulatedArduCam _device = new();
    private readonly ArduCamMini2MP _camera;
    private readonly byte[] _buffer = new byte[320 * 240 * 2];

    public ArduCamMini2MPTests() => _camera = new ArduCamMini2MP(_device, _device, _device);

    public static TheoryData<Fault, CameraError> StartFaults => new()
    {
        { Fault.SpiHigh, CameraError.NoAnswer },
        { Fault.SpiLow, CameraError.NoAnswer },
        { Fault.SensorSilent, CameraError.NoAnswer },
        { Fault.OtherSensor, CameraError.WrongDevice },
    };

    public static TheoryData<Fault, CameraError> CaptureFaults => new()
    {
        { Fault.SpiHigh, CameraError.BadFrame },
        { Fault.SpiLow, CameraError.NoAnswer },
        { Fault.StuckCapture, CameraError.TimedOut },
        { Fault.ShortFrame, CameraError.ShortFrame },
        { Fault.StuckLength, CameraError.BadFrame },
        { Fault.BusFailsInFifo, CameraError.NoAnswer },
    };

    [Theory]
    [InlineData(0, 160, 120, false)]
    [InlineData(1, 320, 240, false)]
    [InlineData(0, 160, 120, true)]
    [InlineData(1, 320, 240, true)]
    [InlineData(2, 96, 72, false)]
    public void CapturesFrameAfterFrame(int mode, int width, int height, bool leadingByte)
    {
        _device.LeadingByte = leadingByte;
        _camera.HasLeadingByte = leadingByte;
        _camera.Start(_camera.Modes[mode]);
        Assert.Equal((width, height), (_device.OutputWidth, _device.OutputHeight));
        for (int capture = 1; capture <= 3; capture++)
        {
            Frame frame = _camera.Capture(_buffer, 500);
            Assert.Equal((width, height, PixelFormat.Rgb565BigEndian), (frame.Width, frame.Height, frame.Format));
            RequirePixels(capture);
            Assert.False(_device.IsSelected);
        }

        Assert.InRange(_device.LargestRead, 1, 4096);
    }

    [Theory]
    [MemberData(nameof(StartFaults))]
    public void AStartThatFailsSaysWhyLeavesTheCameraStoppedAndMayBeRepeated(Fault fault, CameraError error)
    {
        _device.Current = fault;
        Assert.Equal(error, Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[0])).Error);
        Assert.Null(_camera.Mode);
        Assert.False(_device.IsSelected);
        Assert.Throws<InvalidOperationException>(() => _camera.Capture(_buffer, 500));
        _device.Current = Fault.None;
        _camera.Start(_camera.Modes[0]);
        _camera.Capture(_buffer, 500);
        RequirePixels(1);
    }

    [Theory]
    [MemberData(nameof(CaptureFaults))]
    public void ACaptureThatFailsSaysWhyAndTheNextOneWorks(Fault fault, CameraError error)
    {
        _camera.Start(_camera.Modes[0]);
        _camera.Capture(_buffer, 500);
        _device.Current = fault;
        Assert.Equal(error, Assert.Throws<CameraException>(() => _camera.Capture(_buffer, 500)).Error);
        Assert.Same(_camera.Modes[0], _camera.Mode);
        Assert.False(_device.IsSelected);
        _device.Current = Fault.None;
        _camera.Capture(_buffer, 500);
        RequirePixels(_device.Captures);
    }

    [Fact]
    public void WaitsAsLongAsToldAndNotMuchLonger()
    {
        _camera.Start(_camera.Modes[0]);
        _device.CaptureMilliseconds = 100;
        _camera.Capture(_buffer, 100);
        int before = _device.Now;
        _device.CaptureMilliseconds = 200;
        CameraException exception = Assert.Throws<CameraException>(() => _camera.Capture(_buffer, 101));
        Assert.Equal(CameraError.TimedOut, exception.Error);
        Assert.InRange(_device.Now - before, 101, 103);
    }

    [Fact]
    public void StopsTheSensorAndStartsItAgain()
    {
        _camera.Stop();
        Assert.Empty(_device.SensorWrites);
        _camera.Start(_camera.Modes[0]);
        _camera.Stop();
        Assert.True(_device.IsPoweredDown);
        Assert.Equal((1, 0x09, 0x12), _device.SensorWrites[^1]);
        Assert.Throws<InvalidOperationException>(() => _camera.Capture(_buffer, 500));
        _camera.Start(_camera.Modes[1]);
        _camera.Capture(_buffer, 500);
        RequirePixels(1);
    }

    [Fact]
    public void IsStoppedAndPoweredDownEvenIfTheSensorDoesNotHearIt()
    {
        _camera.Start(_camera.Modes[0]);
        _device.Current = Fault.SensorSilent;
        Assert.Equal(CameraError.NoAnswer, Assert.Throws<CameraException>(_camera.Stop).Error);
        Assert.Null(_camera.Mode);
        Assert.True(_device.IsPoweredDown);
    }

    [Theory]
    [InlineData(Fault.SensorSilent)]
    [InlineData(Fault.OtherSensor)]
    public void AStartThatFailsLeavesTheSensorWithoutPower(Fault fault)
    {
        _device.Current = fault;
        Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[0]));
        Assert.True(_device.IsPoweredDown);
        _camera.Stop();
    }

    [Fact]
    public void AStopTakesThePowerThatAStartWithoutABusCouldNot()
    {
        _camera.Start(_camera.Modes[0]);
        _device.Current = Fault.SpiLow;
        Assert.Throws<CameraException>(() => _camera.Start(_camera.Modes[1]));
        Assert.False(_device.IsPoweredDown);
        _device.Current = Fault.None;
        _camera.Stop();
        Assert.True(_device.IsPoweredDown);
    }

    [Fact]
    public void WritesTheSensorInTheOrderThatItsMakerDemands()
    {
        _camera.Start(_camera.Modes[1]);
        var writes = _device.SensorWrites;
        Assert.Equal((1, 0x12, 0x80), writes[0]);
        int IndexOf(int register) => writes.FindLastIndex(write => write.Bank == 0 && write.Register == register);

        // The port is held in reset while sizes change, and let go at the end.
        int held = writes.FindLastIndex(write => write is (0, 0xE0, 0x04));
        int released = writes.FindLastIndex(write => write is (0, 0xE0, 0x00));
        foreach (int register in (int[])[0xC0, 0xC1, 0x51, 0x52, 0x55, 0x57, 0x50, 0x5A, 0x5B, 0x5C, 0xD3, 0xDA])
        {
            Assert.InRange(IndexOf(register), held + 1, released - 1);
        }

        // The gamma curve is complete and rises.
        byte[] gamma = [.. writes.Where(write => write.Bank == 0 && write.Register == 0x91).Select(write => (byte)write.Value)];
        Assert.Equal(16, gamma.Length);
        Assert.Equal(gamma.Take(15).Order(), gamma.Take(15));
    }

    [Fact]
    public void GivesTheSameFrameForTheSameBuffer()
    {
        _camera.Start(_camera.Modes[0]);
        _camera.Capture(_buffer, 500);
        Assert.Same(_camera.Capture(_buffer, 500), _camera.Capture(_buffer, 500));
    }

    [Fact]
    public void RefusesMissingBuses()
    {
        Assert.Throws<ArgumentNullException>(() => new ArduCamMini2MP(null, _device, _device));
        Assert.Throws<ArgumentNullException>(() => new ArduCamMini2MP(_device, null, _device));
        Assert.Throws<ArgumentNullException>(() => new ArduCamMini2MP(_device, _device, null));
    }

    private void RequirePixels(int capture)
    {
        int bytes = _camera.Mode.FrameBytes;
        for (int i = 0; i < bytes; i++)
        {
            if (_buffer[i] != Pixel(capture, i))
            {
                Assert.Fail($"byte {i} of capture {capture} is {_buffer[i]}, not {Pixel(capture, i)}");
            }
        }
    }
}
