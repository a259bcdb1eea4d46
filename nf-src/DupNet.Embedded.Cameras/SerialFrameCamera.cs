using System;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Cameras
{
    /// <summary>
    /// Frames from a PC over a serial line, for a board without a camera. The board asks for each frame, so that nothing is
    /// sent while it computes; <see cref="FramePacket"/> tells what goes over the line.
    /// </summary>
    public sealed class SerialFrameCamera : ICamera
    {
        /// <summary>The longest wait for a byte; silence is counted in these steps.</summary>
        private const int StepMilliseconds = 20;

        private readonly ISerialLine _line;
        private readonly CaptureTarget _target;
        private readonly Crc32 _crc = new Crc32();
        private readonly byte[] _packet = new byte[FramePacket.HeaderBytes];
        private int _sequence;
        private int _silence;

        /// <summary>Takes an open line.</summary>
        /// <param name="line">The line. Its input buffer must hold what arrives while other threads run.</param>
        /// <param name="modes">What the PC may be asked for.</param>
        /// <exception cref="ArgumentNullException"><paramref name="line"/> or <paramref name="modes"/> is null.</exception>
        /// <exception cref="ArgumentException">There is no mode.</exception>
        public SerialFrameCamera(ISerialLine line, CameraMode[] modes)
        {
            if (line == null)
            {
                throw new ArgumentNullException(nameof(line));
            }

            _line = line;
            _target = new CaptureTarget(modes);
        }

        /// <inheritdoc/>
        public CameraMode[] Modes => _target.Modes;

        /// <inheritdoc/>
        public CameraMode Mode => _target.Mode;

        /// <summary>Sets the mode. Whether a PC listens shows at the first capture.</summary>
        /// <param name="mode">One of <see cref="Modes"/>.</param>
        /// <exception cref="ArgumentNullException"><paramref name="mode"/> is null.</exception>
        /// <exception cref="ArgumentException">There is no such mode.</exception>
        public void Start(CameraMode mode) => _target.Set(_target.Find(mode));

        /// <summary>Asks for a frame and receives it.</summary>
        /// <param name="buffer">Takes the pixels.</param>
        /// <param name="timeoutMilliseconds">How long the line may be silent in all; bytes that come are not counted against it.</param>
        /// <returns>The frame in the buffer.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentException">The buffer is too short, or the time-out is below 1.</exception>
        /// <exception cref="InvalidOperationException">The camera is stopped.</exception>
        /// <exception cref="CameraException">The PC is silent, sends something else, or the checksum is wrong.</exception>
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
            _sequence = (_sequence + 1) & 255;
            _line.DiscardInput();
            FramePacket.WriteHeader(_packet, FramePacket.Request, _sequence, _target.Mode, _crc);
            _line.Write(_packet, 0, FramePacket.HeaderBytes);
            FindHeader(timeout);
            if (!FramePacket.IsOf(_packet, _target.Mode))
            {
                throw new CameraException(CameraError.BadFrame, "serial frame is not of the mode that was asked for, " + _target.Mode.ToString());
            }

            int bytes = _target.Mode.FrameBytes;
            ReadFully(buffer, 0, bytes, timeout);
            _crc.Reset();
            _crc.Append(buffer, 0, bytes);
            ReadFully(_packet, 0, FramePacket.ChecksumBytes, timeout);
            if (!FramePacket.HasChecksum(_packet, 0, _crc))
            {
                throw new CameraException(CameraError.BadFrame, "serial frame has a wrong checksum");
            }
        }

        /// <summary>Reads until the packet is the header of the answer to the last request; what comes before is dropped.</summary>
        private void FindHeader(int timeout)
        {
            // An answer to an earlier request may come first.
            int budget = _target.Mode.FrameBytes + (4 * FramePacket.HeaderBytes);
            ReadFully(_packet, 0, FramePacket.HeaderBytes, timeout);
            while (!FramePacket.IsHeader(_packet, FramePacket.Answer, _sequence, _crc))
            {
                if (budget-- == 0)
                {
                    throw new CameraException(CameraError.BadFrame, "serial line brings bytes, but no header of a frame");
                }

                Array.Copy(_packet, 1, _packet, 0, FramePacket.HeaderBytes - 1);
                ReadFully(_packet, FramePacket.HeaderBytes - 1, 1, timeout);
            }
        }

        private void ReadFully(byte[] buffer, int offset, int count, int timeout)
        {
            int end = offset + count;
            while (offset < end)
            {
                int read = _line.Read(buffer, offset, end - offset, StepMilliseconds);
                offset += read;
                if (read != 0)
                {
                    continue;
                }

                _silence += StepMilliseconds;
                if (_silence >= timeout)
                {
                    throw new CameraException(
                        CameraError.TimedOut,
                        "serial line was silent for " + _silence.ToString() + " ms, " + (end - offset).ToString() + " bytes of " + count.ToString() + " are missing");
                }
            }
        }
    }
}
