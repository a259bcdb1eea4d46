using System;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// Serves a detector over a serial line, as docs/serial.md describes: answers requests, one at a time. Whatever comes over
    /// the line, the server goes on. Parts of a picture and detection allocate nothing. A frame of the board's camera lies where a picture of
    /// the PC lies: there is one buffer for both, and the last one is detected in.
    /// </summary>
    public sealed class DetectorServer : ILayerObserver
    {
        private const int BoxBytes = 24;
        private const int LayerBytes = 12;
        private const int NoKernel = 255;

        /// <summary>A name and its length.</summary>
        private const int NameBytes = PacketLayout.MaxName + 1;

        private readonly ISerialLink _link;
        private readonly IServedDetector _detector;
        private readonly DeviceFacts _facts;
        private readonly byte[] _picture;
        private readonly PacketReader _reader = new PacketReader();
        private readonly PacketWriter _writer = new PacketWriter();
        private readonly Crc32 _crc = new Crc32();
        private Frame _frame;
        private int _received;

        /// <summary>Number of the camera's frame that lies in the buffer, -1 if none does.</summary>
        private long _captured = -1;
        private long _capturedChecksum;
        private int _cameraMicroseconds;
        private DetectionList _found;
        private int _microseconds;
        private int _detections;

        /// <summary>Makes a server of a detector on a line; it answers when it is run.</summary>
        /// <param name="link">The line.</param>
        /// <param name="detector">The detector.</param>
        /// <param name="facts">What to tell about the board; read at each request.</param>
        /// <param name="picture">Takes the pictures; its length is the size of the largest.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public DetectorServer(ISerialLink link, IServedDetector detector, DeviceFacts facts, byte[] picture)
        {
            if (link == null)
            {
                throw new ArgumentNullException(nameof(link));
            }

            if (detector == null)
            {
                throw new ArgumentNullException(nameof(detector));
            }

            if (facts == null)
            {
                throw new ArgumentNullException(nameof(facts));
            }

            if (picture == null)
            {
                throw new ArgumentNullException(nameof(picture));
            }

            _link = link;
            _detector = detector;
            _facts = facts;
            _picture = picture;
        }

        /// <summary>The board's camera; null for none. Its frames must fit the buffer for pictures.</summary>
        public IFrameSource Camera { get; set; }

        private int FrameBytes => _frame.Stride * _frame.Height;

        /// <summary>Waits for one request of the PC and answers it.</summary>
        /// <param name="timeoutMilliseconds">How long to wait for its first byte, at least 1.</param>
        /// <returns>Whether a packet came.</returns>
        public bool Serve(int timeoutMilliseconds)
        {
            if (!_reader.Read(_link, timeoutMilliseconds))
            {
                return false;
            }

            Answer();
            return true;
        }

        /// <summary>Tells the PC that the detector is at work.</summary>
        /// <param name="number">Number of the layer that is finished, from 1.</param>
        public void LayerDone(int number)
        {
            _writer.Begin(MessageType.Working, _reader.Sequence);
            _writer.PutUInt16(number);
            _writer.PutUInt16(_detector.Model.Layers.Length);
            _writer.Send(_link);
        }

        private static int Payload(int offset) => PacketLayout.HeaderBytes + offset;

        private void Answer()
        {
            if ((_reader.Type & MessageType.Reply) != 0)
            {
                // This board's own, thrown back by the line.
                return;
            }

            if (_reader.Version != PacketLayout.Version)
            {
                Refuse(ErrorCode.WrongVersion, "board speaks version 1 of the protocol");
                return;
            }

            switch (_reader.Type)
            {
                case MessageType.Status:
                    AnswerStatus();
                    break;

                case MessageType.Layers:
                    AnswerLayers();
                    break;

                case MessageType.Picture:
                    AnswerPicture();
                    break;

                case MessageType.Chunk:
                    AnswerChunk();
                    break;

                case MessageType.Detect:
                    TryAnswerDetect();
                    break;

                case MessageType.Boxes:
                    AnswerBoxes();
                    break;

                case MessageType.Classes:
                    AnswerClasses();
                    break;

                case MessageType.Capture:
                    AnswerCapture();
                    break;

                case MessageType.CapturedPart:
                    AnswerCapturedPart();
                    break;

                default:
                    Refuse(ErrorCode.UnknownRequest, "no such request");
                    break;
            }
        }

        private void AnswerStatus()
        {
            if (!HasLength(0))
            {
                return;
            }

            DupNetModel model = _detector.Model;
            BeginReply();
            _writer.PutUInt16(PacketLayout.MaxPayload);
            _writer.PutUInt16(model.Layers.Length);
            _writer.PutUInt32(model.Checksum);
            _writer.PutUInt32(model.FileBytes);
            _writer.PutUInt32(model.KnownAnswerHash);
            _writer.PutUInt32(_facts.KnownAnswer < 0 ? 0 : _facts.KnownAnswer);
            _writer.PutByte(_facts.KnownAnswer < 0 ? 0 : _facts.KnownAnswer == model.KnownAnswerHash ? 1 : 2);
            _writer.PutByte(_detector.IsNative ? 1 : 0);
            _writer.PutByte(model.InputChannels);
            _writer.PutByte(_detector.SampleGrid);
            _writer.PutByte((int)_detector.Fit);
            _writer.PutByte(0);
            _writer.PutUInt16(_detector.InputWidth);
            _writer.PutUInt16(_detector.InputHeight);
            _writer.PutUInt32(_detector.BufferBytes);
            _writer.PutUInt32(_picture.Length);
            _writer.PutUnsigned(_facts.Memory == null ? uint.MaxValue : _facts.Memory.FreeBytes());
            _writer.PutUInt32(_detections);
            _writer.PutUInt32(_microseconds);
            _writer.PutUInt32(_reader.SkippedBytes);
            _writer.PutUInt32(_reader.HeaderErrors);
            _writer.PutUInt32(_reader.ChecksumErrors);
            _writer.PutUInt32(_reader.CutPackets);
            _writer.PutText(model.Name, PacketLayout.MaxText);
            _writer.PutText(_detector.KernelReason, PacketLayout.MaxText);
            _writer.PutText(_facts.Board, PacketLayout.MaxText);
            _writer.PutText(_facts.Firmware, PacketLayout.MaxText);
            _writer.PutText(_facts.Library, PacketLayout.MaxText);
            _writer.PutText(BuildStamp.Value, PacketLayout.MaxName);
            _writer.PutText(_facts.Target, PacketLayout.MaxName);
            _writer.Send(_link);
        }

        private void AnswerLayers()
        {
            int entries = _detector.Model.Layers.Length + 1;
            if (!HasLength(2) || !IsBelow(entries))
            {
                return;
            }

            int first = _reader.UInt16(0);
            int count = BeginList(entries, first, (PacketLayout.MaxPayload - 8) / LayerBytes);
            for (int i = first; i < first + count; i++)
            {
                // Entry 0 is the image.
                int microseconds = i == 0 ? -1 : _detector.LayerMicroseconds(i);
                long checksum = _detector.LayerChecksum(i);
                _writer.PutByte(i == 0 ? NoKernel : _detector.LayerKernel(i));
                _writer.PutByte((microseconds < 0 ? 0 : 1) | (checksum < 0 ? 0 : 2));
                _writer.PutUInt16(0);
                _writer.PutUInt32(microseconds < 0 ? 0 : microseconds);
                _writer.PutUInt32(checksum < 0 ? 0 : checksum);
            }

            _writer.Send(_link);
        }

        private void AnswerPicture()
        {
            if (!HasLength(8))
            {
                return;
            }

            _frame = null;
            _captured = -1;
            byte[] buffer = _reader.Buffer;
            try
            {
                Frame frame = new Frame(
                    _picture,
                    _reader.UInt16(4),
                    _reader.UInt16(6),
                    (PixelFormat)buffer[Payload(0)]);
                frame.Rotation = (Rotation)buffer[Payload(1)];
                frame.Mirror = (buffer[Payload(2)] & 1) != 0;
                _frame = frame;
            }
            catch (ArgumentException e)
            {
                Refuse(ErrorCode.BadPicture, e.Message);
                return;
            }

            _received = 0;
            BeginReply();
            _writer.PutUInt32(FrameBytes);
            _writer.Send(_link);
        }

        private void AnswerChunk()
        {
            int count = _reader.Length - 4;
            if (count < 1)
            {
                Refuse(ErrorCode.WrongLength, "a part of a picture has an offset and at least a byte");
                return;
            }

            if (_captured >= 0)
            {
                Refuse(ErrorCode.NoPicture, "a frame of the camera has taken the picture's place");
                return;
            }

            if (!HasPicture())
            {
                return;
            }

            long offset = _reader.UInt32(0);
            if (offset > _received || offset + count > FrameBytes)
            {
                Refuse(ErrorCode.ChunkOutOfPlace, "the part of the picture leaves a gap, or reaches beyond the end");
                return;
            }

            int start = (int)offset;
            Array.Copy(_reader.Buffer, Payload(4), _picture, start, count);
            _received = _received > start + count ? _received : start + count;
            BeginReply();
            _writer.PutUInt32(_received);
            _writer.Send(_link);
        }

        private void TryAnswerDetect()
        {
            try
            {
                AnswerDetect();
            }
#pragma warning disable CA1031 // The PC is told; the board goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _found = null;
                Refuse(ErrorCode.DetectionFailed, e.Message);
            }
        }

        private void AnswerDetect()
        {
            if (!HasLength(8) || !HasPicture())
            {
                return;
            }

            int bytes = FrameBytes;
            if (_received < bytes)
            {
                Refuse(ErrorCode.PictureIncomplete, "parts of the picture are missing");
                return;
            }

            _crc.Reset();
            _crc.Append(_picture, 0, bytes);
            if (_crc.Value != _reader.UInt32(4))
            {
                Refuse(ErrorCode.PictureDiffers, "the picture has another checksum");
                return;
            }

            long start = DateTime.UtcNow.Ticks;
            _found = _detector.Detect(_frame, (_reader.Buffer[Payload(0)] & 1) != 0, this);
            _microseconds = Microseconds.Since(start);
            _detections++;
            ReplyBoxes(0);
        }

        private void AnswerBoxes()
        {
            if (HasLength(2) && IsBelow(_found == null ? 0 : _found.Count))
            {
                ReplyBoxes(_reader.UInt16(0));
            }
        }

        private void ReplyBoxes(int first)
        {
            int count = BeginList(_found.Count, first, (PacketLayout.MaxPayload - 12) / BoxBytes);
            _writer.PutUInt32(_microseconds);
            for (int i = first; i < first + count; i++)
            {
                Detection box = _found[i];
                _writer.PutUInt32((int)(box.X * 16f));
                _writer.PutUInt32((int)(box.Y * 16f));
                _writer.PutUInt32((int)(box.Width * 16f));
                _writer.PutUInt32((int)(box.Height * 16f));
                _writer.PutUInt32((int)(box.Score * 65536f));
                _writer.PutUInt16(box.ClassIndex);
                _writer.PutUInt16(0);
            }

            _writer.Send(_link);
        }

        private void AnswerCapture()
        {
            if (!HasLength(4))
            {
                return;
            }

            if (Camera == null)
            {
                Refuse(ErrorCode.NoCamera, "this program serves no camera");
                return;
            }

            // A repeated request gets the frame that it got: the PC may be reading it.
            long number = _reader.UInt32(0);
            if (number != _captured && !TryCapture(number))
            {
                return;
            }

            BeginReply();
            _writer.PutUInt32(number);
            _writer.PutByte((int)_frame.Format);
            _writer.PutByte((int)_frame.Rotation);
            _writer.PutByte(_frame.Mirror ? 1 : 0);
            _writer.PutByte(0);
            _writer.PutUInt16(_frame.Width);
            _writer.PutUInt16(_frame.Height);
            _writer.PutUInt32(FrameBytes);
            _writer.PutUInt32(_capturedChecksum);
            _writer.PutUInt32(_cameraMicroseconds);
            _writer.Send(_link);
        }

        /// <summary>Takes a frame in the place of the picture. What fails is told.</summary>
        /// <returns>Whether there is one.</returns>
        private bool TryCapture(long number)
        {
            _frame = null;
            _captured = -1;
            try
            {
                long start = DateTime.UtcNow.Ticks;
                Frame frame = Camera.Take(_picture);
                _cameraMicroseconds = Microseconds.Since(start);
                if (frame == null || frame.Buffer != _picture)
                {
                    Refuse(ErrorCode.CameraFailed, "the camera's frame is not in the buffer for pictures");
                    return false;
                }

                _received = frame.Stride * frame.Height;
                _crc.Reset();
                _crc.Append(_picture, 0, _received);
                _capturedChecksum = _crc.Value;
                _frame = frame;
                _captured = number;
                return true;
            }
#pragma warning disable CA1031 // The PC is told; the board goes on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Refuse(ErrorCode.CameraFailed, e.Message);
                return false;
            }
        }

        private void AnswerCapturedPart()
        {
            if (!HasLength(8))
            {
                return;
            }

            if (_captured < 0 || _captured != _reader.UInt32(0))
            {
                Refuse(ErrorCode.FrameGone, "the board does not hold this frame");
                return;
            }

            long offset = _reader.UInt32(4);
            int bytes = FrameBytes;
            if (offset >= bytes)
            {
                Refuse(ErrorCode.ChunkOutOfPlace, "the part lies beyond the end of the frame");
                return;
            }

            int start = (int)offset;
            BeginReply();
            _writer.PutUInt32(start);
            int room = _writer.Room;
            _writer.PutBytes(_picture, start, room < bytes - start ? room : bytes - start);
            _writer.Send(_link);
        }

        private void AnswerClasses()
        {
            string[] names = _detector.Model.ClassNames;
            if (!HasLength(2) || !IsBelow(names.Length))
            {
                return;
            }

            int first = _reader.UInt16(0);
            int count = BeginList(names.Length, first, (PacketLayout.MaxPayload - 8) / NameBytes);
            for (int i = first; i < first + count; i++)
            {
                _writer.PutText(names[i], PacketLayout.MaxName);
            }

            _writer.Send(_link);
        }

        private bool HasLength(int length)
        {
            if (_reader.Length == length)
            {
                return true;
            }

            Refuse(ErrorCode.WrongLength, "the payload of this request has another length");
            return false;
        }

        private bool IsBelow(int end)
        {
            if (_reader.UInt16(0) < end)
            {
                return true;
            }

            Refuse(ErrorCode.NoSuchNumber, "there are not so many");
            return false;
        }

        private bool HasPicture()
        {
            if (_frame != null)
            {
                return true;
            }

            Refuse(ErrorCode.NoPicture, "no picture was announced");
            return false;
        }

        private void BeginReply() => _writer.Begin(_reader.Type | MessageType.Reply, _reader.Sequence);

        /// <summary>Begins a reply with a part of a list.</summary>
        /// <returns>How many entries go into the reply.</returns>
        private int BeginList(int entries, int first, int most)
        {
            int count = most < entries - first ? most : entries - first;
            BeginReply();
            _writer.PutUInt16(entries);
            _writer.PutUInt16(first);
            _writer.PutUInt16(count);
            _writer.PutUInt16(0);
            return count;
        }

        private void Refuse(int code, string text) => _writer.SendError(_link, _reader, code, text);
    }
}
