using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Models;
using DupNet.Embedded.Serial;
using DupNet.Pictures;

namespace DupNet.Devices;

/// <summary>
/// Shows pictures to a board without a camera: the other end of <see cref="T:DupNet.Embedded.Cameras.Serial.SerialFrameCamera"/>. Answers what
/// the board asks, and goes on whatever comes over the line.
/// </summary>
/// <param name="link">The line.</param>
/// <param name="pictures">
/// The pictures in their order, null for one that cannot be read: the board is told so at its turn. Each is taken when the board asks for it.
/// </param>
public sealed class FrameFeeder(ISerialLink link, IEnumerable<Picture?> pictures) : IDisposable
{
    /// <summary>Most bytes of a frame that a board may ask for.</summary>
    public const int MostFrameBytes = ProtocolLimits.MostFrameBytes;

    private const int PartHeaderBytes = 4;

    private readonly IEnumerator<Picture?> _pictures = (pictures ?? throw new ArgumentNullException(nameof(pictures))).GetEnumerator();
    private readonly PacketReader _reader = new();
    private readonly PacketWriter _writer = new();

    /// <summary>
    /// Sequence number of the request for the frame in use: a repeated one does not get the next frame. -1 once a part of the frame was
    /// asked for: its answer has arrived, so a request with this number is that of a board that started anew.
    /// </summary>
    private int _sequence = -1;

    private int _pixelFormat;
    private int _width;
    private int _height;

    /// <summary>The frame in use; empty before the first, and where the picture could not be read.</summary>
    private byte[] _pixels = [];

    /// <summary>Number of frames that the board has asked for.</summary>
    public int Frames { get; private set; }

    /// <summary>Whether the board was told that there are no more pictures.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Answers the next request of the board.</summary>
    /// <param name="timeoutMilliseconds">How long to wait for a request, at least 1.</param>
    /// <returns>Whether a packet came.</returns>
    /// <exception cref="DeviceException">The line fails.</exception>
    public bool Serve(int timeoutMilliseconds)
    {
        if (!_reader.Read(link, timeoutMilliseconds))
        {
            return false;
        }

        // What is no request is an echo of the line.
        if ((_reader.Type & MessageType.Reply) == 0)
        {
            Answer();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _pictures.Dispose();

    private void Answer()
    {
        if (_reader.Version != PacketLayout.Version)
        {
            Refuse(ErrorCode.WrongVersion, "this program speaks version 1 of the protocol");
            return;
        }

        switch (_reader.Type)
        {
            case MessageType.NextFrame when _reader.Length == 6:
                AnswerNextFrame();
                break;

            case MessageType.FramePart when _reader.Length == 8:
                AnswerFramePart();
                break;

            case MessageType.NextFrame or MessageType.FramePart:
                Refuse(ErrorCode.WrongLength, "the payload of this request has another length");
                break;

            default:
                Refuse(ErrorCode.UnknownRequest, "this program shows pictures, it is no board");
                break;
        }
    }

    private void AnswerNextFrame()
    {
        int format = _reader.Buffer[PacketLayout.HeaderBytes];
        int width = _reader.UInt16(2);
        int height = _reader.UInt16(4);
        bool isRepeated = _reader.Sequence == _sequence && (format, width, height) == (_pixelFormat, _width, _height);
        if (!isRepeated && !TakeNext(format, width, height))
        {
            return;
        }

        if (_pixels.Length == 0)
        {
            Refuse(ErrorCode.FrameUnreadable, "this picture cannot be read; ask for the next one");
            return;
        }

        Begin();
        _writer.PutUInt32(Frames);
        _writer.PutUInt32(_pixels.Length);
        _writer.Send(link);
    }

    private bool TakeNext(int format, int width, int height)
    {
        long bytes;
        try
        {
            PixelLayout layout = PixelLayout.Of((PixelFormat)format);
            layout.CheckSize("frame", width, height);
            bytes = (long)width * height * layout.BytesPerPixel;
        }
        catch (ArgumentException e)
        {
            Refuse(ErrorCode.BadPicture, e.Message);
            return false;
        }

        if (bytes > MostFrameBytes)
        {
            Refuse(ErrorCode.BadPicture, $"frame has {bytes} bytes, the most are {MostFrameBytes}");
            return false;
        }

        if (!_pictures.MoveNext())
        {
            IsOver = true;
            Refuse(ErrorCode.NoMoreFrames, "no more pictures");
            return false;
        }

        _pixels = _pictures.Current is { } picture ? FramePixels.Make(PictureFitter.Fit(picture, width, height), (PixelFormat)format) : [];
        (_sequence, _pixelFormat, _width, _height) = (_reader.Sequence, format, width, height);
        Frames++;
        return true;
    }

    private void AnswerFramePart()
    {
        long number = _reader.UInt32(0);
        long offset = _reader.UInt32(4);
        if (number != Frames || _pixels.Length == 0)
        {
            Refuse(ErrorCode.NoPicture, "this frame was not asked for");
            return;
        }

        if (offset >= _pixels.Length)
        {
            Refuse(ErrorCode.ChunkOutOfPlace, "the part lies beyond the end of the frame");
            return;
        }

        _sequence = -1;
        Begin();
        _writer.PutUInt32(offset);
        _writer.PutBytes(_pixels, (int)offset, (int)Math.Min(PacketLayout.MaxPayload - PartHeaderBytes, _pixels.Length - offset));
        _writer.Send(link);
    }

    private void Begin() => _writer.Begin(_reader.Type | MessageType.Reply, _reader.Sequence);

    private void Refuse(int code, string text) => _writer.SendError(link, _reader, code, text);
}
