using System;
using System.Collections.Generic;
using DupNet.Embedded.Cameras.Serial;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Serial;

public sealed class CameraFramesTests
{
    private static readonly CameraMode s_mode = new(4, 2, PixelFormat.Gray8);

    private readonly ScriptedCamera _camera = new();
    private readonly byte[] _buffer = new byte[8];

    [Fact]
    public void DropsWhatIsOldAndAfterAStartWhatHasNotSettled()
    {
        CameraFrames frames = new(_camera, s_mode, 3, 100) { Rotation = Rotation.Clockwise180 };
        Assert.Empty(_camera.Calls);
        Frame frame = frames.Take(_buffer);
        Assert.Equal((5, Rotation.Clockwise180), (_buffer[0], frame.Rotation));
        Assert.Same(_buffer, frame.Buffer);
        frames.Take(_buffer);
        Assert.Equal(7, _buffer[0]);
        Assert.Equal("start,1,2,3,4,5,6,7", string.Join(',', _camera.Calls));
    }

    [Fact]
    public void StartsAnewAfterAFailure()
    {
        CameraFrames frames = new(_camera, s_mode, 0, 100);
        _camera.FailsAt = 2;
        Assert.Equal(CameraError.TimedOut, Assert.Throws<CameraException>(() => frames.Take(_buffer)).Error);
        Assert.Null(_camera.Mode);
        frames.Take(_buffer);
        Assert.Equal("start,1,2,stop,start,3,4", string.Join(',', _camera.Calls));
    }

    [Fact]
    public void TheFirstFailureIsToldEvenIfTheCameraDoesNotStop()
    {
        CameraFrames frames = new(_camera, s_mode, 0, 100);
        (_camera.FailsAt, _camera.FailsToStop) = (1, true);
        Assert.Equal(CameraError.TimedOut, Assert.Throws<CameraException>(() => frames.Take(_buffer)).Error);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new CameraFrames(null!, s_mode, 0, 1));
        Assert.Throws<ArgumentNullException>(() => new CameraFrames(_camera, null!, 0, 1));
        Assert.Throws<ArgumentException>(() => new CameraFrames(_camera, s_mode, -1, 1));
        Assert.Throws<ArgumentException>(() => new CameraFrames(_camera, s_mode, 0, 0));
        Assert.Throws<ArgumentException>(() => new CameraFrames(_camera, s_mode, 0, 1).Take(new byte[7]));
    }

    /// <summary>Writes the number of the picture into its first pixel.</summary>
    private sealed class ScriptedCamera : ICamera
    {
        private readonly CaptureTarget _target = new([s_mode]);
        private int _number;

        public List<string> Calls { get; } = [];

        public int FailsAt { get; set; }

        public bool FailsToStop { get; set; }

        public CameraMode[] Modes => _target.Modes;

        public CameraMode Mode => _target.Mode;

        public void Start(CameraMode mode)
        {
            Calls.Add("start");
            _target.Set(_target.Find(mode));
        }

        public Frame Capture(byte[] buffer, int timeoutMilliseconds)
        {
            Frame frame = _target.FrameOf(buffer, timeoutMilliseconds);
            Calls.Add((++_number).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (_number == FailsAt)
            {
                throw new CameraException(CameraError.TimedOut, "late");
            }

            buffer[0] = (byte)_number;
            return frame;
        }

        public void Stop()
        {
            Calls.Add("stop");
            _target.Set(null);
            if (FailsToStop)
            {
                throw new CameraException(CameraError.BusFailed, "stuck");
            }
        }
    }
}
