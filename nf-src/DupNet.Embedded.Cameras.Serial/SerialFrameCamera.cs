using System;
using DupNet.Embedded.Serial;

namespace DupNet.Embedded.Cameras.Serial
{
    /// <summary>
    /// Frames from a PC over a serial line, for a board without a camera: <c>dupnet device feed</c> at the other end. The board asks
    /// for each frame and each part of it, so that nothing is sent while it computes, and asks again for what was lost.
    /// </summary>
    public sealed class SerialFrameCamera : ICamera
    {
        /// <summary>A request without an answer is repeated after this time, one whose answer is damaged at once.</summary>
        private const int PatienceMilliseconds = 1000;

        /// <summary>Answers to earlier requests that are passed over before a request is repeated.</summary>
        private const int MostStaleAnswers = 8;

        private readonly ISerialLink _link;
        private readonly CaptureTarget _target;
        private readonly PacketReader _reader = new PacketReader();
        private readonly PacketWriter _writer = new PacketWriter();
        private int _sequence;
        private int _silence;

        /// <summary>Makes a camera of an open line to a PC that sends frames.</summary>
        /// <param name="link">The line. Its input buffer must hold a packet, <see cref="PacketLayout.MaxBytes"/> bytes.</param>
        /// <param name="modes">What the PC may be asked for.</param>
        /// <exception cref="ArgumentNullException"><paramref name="link"/> or <paramref name="modes"/> is null.</exception>
        /// <exception cref="ArgumentException">There is no mode.</exception>
        public SerialFrameCamera(ISerialLink link, CameraMode[] modes)
        {
            if (link == null)
            {
                throw new ArgumentNullException(nameof(link));
            }

            _link = link;
            _target = new CaptureTarget(modes);
        }

        /// <inheritdoc/>
        public CameraMode[] Modes => _target.Modes;

        /// <inheritdoc/>
        public CameraMode Mode => _target.Mode;

        /// <summary>Starts the camera in a mode. Whether a PC listens shows at the first capture.</summary>
        /// <param name="mode">One of <see cref="Modes"/>.</param>
        /// <exception cref="ArgumentNullException"><paramref name="mode"/> is null.</exception>
        /// <exception cref="ArgumentException">There is no such mode.</exception>
        public void Start(CameraMode mode) => _target.Set(_target.Find(mode));

        /// <summary>Asks the PC for a frame and receives it.</summary>
        /// <param name="buffer">Takes the pixels.</param>
        /// <param name="timeoutMilliseconds">How long the PC may be silent in all, time for repeated requests included.</param>
        /// <returns>The frame in the buffer.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentException">The buffer is too short, or the time-out is below 1.</exception>
        /// <exception cref="InvalidOperationException">The camera is stopped.</exception>
        /// <exception cref="CameraException">The PC is silent, has no more frames, or refuses the mode.</exception>
        public Frame Capture(byte[] buffer, int timeoutMilliseconds)
        {
            Frame frame = _target.FrameOf(buffer, timeoutMilliseconds);
            ReadFrame(buffer, timeoutMilliseconds);
            return frame;
        }

        /// <inheritdoc/>
        public void Stop() => _target.Set(null);

        private void ReadFrame(byte[] buffer, int timeout)
        {
            _silence = 0;
            CameraMode mode = _target.Mode;
            Begin(MessageType.NextFrame);
            _writer.PutByte((int)mode.Format);
            _writer.PutByte(0);
            _writer.PutUInt16(mode.Width);
            _writer.PutUInt16(mode.Height);
            Request(MessageType.NextFrame, 8, timeout);
            long number = _reader.UInt32(0);
            int bytes = mode.FrameBytes;
            if (_reader.UInt32(4) != bytes)
            {
                throw new CameraException(CameraError.BadFrame, "the PC's frame is not of the mode that was asked for, " + mode.ToString());
            }

            for (int offset = 0; offset < bytes;)
            {
                Begin(MessageType.FramePart);
                _writer.PutUInt32(number);
                _writer.PutUInt32(offset);
                Request(MessageType.FramePart, 5, timeout);
                int count = _reader.Length - 4;
                if (_reader.UInt32(0) != offset || count > bytes - offset)
                {
                    throw new CameraException(CameraError.BadFrame, "the PC sends another part of the frame than it was asked for");
                }

                Array.Copy(_reader.Buffer, PacketLayout.HeaderBytes + 4, buffer, offset, count);
                offset += count;
            }
        }

        private void Begin(int type)
        {
            _sequence = (_sequence + 1) & 0xFFFF;
            _writer.Begin(type, _sequence);
        }

        /// <summary>Sends the request of the writer until its answer comes.</summary>
        private void Request(int type, int leastBytes, int timeout)
        {
            while (true)
            {
                int patience = timeout - _silence < PatienceMilliseconds ? timeout - _silence : PatienceMilliseconds;
                _writer.Send(_link);
                if (IsAnswered(type, leastBytes, patience))
                {
                    return;
                }

                if (_silence >= timeout)
                {
                    throw new CameraException(CameraError.TimedOut, "no whole answer of the PC for " + _silence.ToString() + " ms in all");
                }
            }
        }

        /// <summary>Waits for the answer; not to the end of the patience where bytes came that are no packet, for then the answer was damaged.</summary>
        private bool IsAnswered(int type, int leastBytes, int patience)
        {
            int skipped = _reader.SkippedBytes;
            int left = patience;
            for (int stale = 0; left > 0 && stale < MostStaleAnswers;)
            {
                int step = left < PacketLayout.GapMilliseconds ? left : PacketLayout.GapMilliseconds;
                if (_reader.Read(_link, step))
                {
                    if (IsAnswer(type, leastBytes))
                    {
                        return true;
                    }

                    stale++;
                    continue;
                }

                left -= step;
                _silence += step;
                if (_reader.SkippedBytes != skipped)
                {
                    return false;
                }
            }

            _silence += left;
            return false;
        }

        private bool IsAnswer(int type, int leastBytes)
        {
            if (_reader.Version != PacketLayout.Version || _reader.Sequence != _sequence)
            {
                return false;
            }

            if (_reader.Type == MessageType.Error && _reader.Length >= 4)
            {
                int code = _reader.UInt16(0);
                throw new CameraException(
                    code == ErrorCode.NoMoreFrames ? CameraError.NoMoreFrames : code == ErrorCode.BadPicture ? CameraError.Refused : CameraError.BadFrame,
                    "the PC refuses a frame of " + _target.Mode.ToString() + ": error " + code.ToString() + " of docs/serial.md");
            }

            return _reader.Type == (type | MessageType.Reply) && _reader.Length >= leastBytes;
        }
    }
}
