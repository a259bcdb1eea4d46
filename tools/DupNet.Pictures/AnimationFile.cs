using System;
using System.Buffers.Binary;
using System.IO;
using DupNet.Pictures.Reading;

namespace DupNet.Pictures;

/// <summary>Writes moving pictures as animated WebP, which browsers show, picture by picture. Dispose it when the last one was added.</summary>
/// <remarks>SkiaSharp compresses the pictures; their container is written here (https://developers.google.com/speed/webp/docs/riff_container).</remarks>
public sealed class AnimationFile : IDisposable
{
    /// <summary>Largest width or height of a picture, in pixels.</summary>
    public const int MaxSide = 16383;

    private const int CanvasBytes = 10;
    private const int LoopBytes = 6;
    private const int FrameHeaderBytes = 16;

    /// <summary>In the header of the file: it is animated.</summary>
    private const byte Animated = 2;

    /// <summary>In the header of a picture: it replaces the one before.</summary>
    private const byte Replaces = 2;

    private readonly FileStream _file;
    private readonly int _width;
    private readonly int _height;
    private readonly int _quality;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Path of the file, which is overwritten if it exists.</param>
    /// <param name="width">Columns of all pictures.</param>
    /// <param name="height">Rows of all pictures.</param>
    /// <param name="quality">0..100.</param>
    /// <exception cref="PictureException">The file cannot be written, or its name does not end with .webp.</exception>
    public AnimationFile(string path, int width, int height, int quality)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        if (!path.EndsWith(".webp", StringComparison.OrdinalIgnoreCase))
        {
            throw new PictureException($"{path}: moving pictures are written as .webp.");
        }

        _width = width;
        _height = height;
        _quality = quality;
        try
        {
            _file = new FileStream(path, FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{path}: cannot be written: {e.Message}", e);
        }

        byte[] start = new byte[RiffChunk.FileHeaderBytes + RiffChunk.HeaderBytes + CanvasBytes + RiffChunk.HeaderBytes + LoopBytes];
        "RIFF"u8.CopyTo(start);
        "WEBP"u8.CopyTo(start.AsSpan(8));
        Span<byte> canvas = Chunk(start.AsSpan(RiffChunk.FileHeaderBytes), "VP8X"u8, CanvasBytes);
        canvas[0] = Animated;
        Write24(canvas[4..], width - 1);
        Write24(canvas[7..], height - 1);
        Chunk(start.AsSpan(RiffChunk.FileHeaderBytes + RiffChunk.HeaderBytes + CanvasBytes), "ANIM"u8, LoopBytes);
        _file.Write(start);
    }

    /// <summary>Adds a picture.</summary>
    /// <param name="picture">The picture, in the size of all.</param>
    /// <param name="milliseconds">How long it is shown.</param>
    public void Add(Picture picture, int milliseconds)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width != _width || picture.Height != _height)
        {
            throw new ArgumentException($"A picture is {picture.Width} x {picture.Height} pixels, not {_width} x {_height}.", nameof(picture));
        }

        byte[] still = PictureFile.EncodeWebP(picture, _quality);
        int data = still.Length - RiffChunk.FileHeaderBytes;
        byte[] header = new byte[RiffChunk.HeaderBytes + FrameHeaderBytes];
        Span<byte> frame = Chunk(header, "ANMF"u8, FrameHeaderBytes + data);
        Write24(frame[6..], _width - 1);
        Write24(frame[9..], _height - 1);
        Write24(frame[12..], milliseconds);
        frame[15] = Replaces;
        _file.Write(header);
        _file.Write(still.AsSpan(RiffChunk.FileHeaderBytes));
    }

    /// <summary>Ends the file.</summary>
    public void Dispose()
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(_file.Length - RiffChunk.HeaderBytes));
        _file.Position = 4;
        _file.Write(length);
        _file.Dispose();
    }

    // The data may lie elsewhere.
    private static Span<byte> Chunk(Span<byte> at, ReadOnlySpan<byte> type, int length)
    {
        type.CopyTo(at);
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], length);
        return at[RiffChunk.HeaderBytes..];
    }

    private static void Write24(Span<byte> at, int value)
    {
        at[0] = (byte)value;
        at[1] = (byte)(value >> 8);
        at[2] = (byte)(value >> 16);
    }
}
