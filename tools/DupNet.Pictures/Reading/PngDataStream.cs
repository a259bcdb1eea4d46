using System;
using System.Collections.Generic;
using System.IO;

namespace DupNet.Pictures.Reading;

/// <summary>The data of some PNG chunks, one after the other.</summary>
/// <param name="bytes">The file.</param>
/// <param name="chunks">The chunks.</param>
internal sealed class PngDataStream(byte[] bytes, IReadOnlyList<PngChunk> chunks) : Stream
{
    private int _chunk;
    private int _offset;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The last bytes of the data as a number, at most 4 bytes, the highest first.</summary>
    public uint Last(int count)
    {
        uint number = 0;
        int shift = 0;
        for (int i = chunks.Count - 1; i >= 0 && count > 0; i--)
        {
            for (int j = chunks[i].Length - 1; j >= 0 && count > 0; j--)
            {
                number |= (uint)bytes[chunks[i].Start + j] << shift;
                shift += 8;
                count--;
            }
        }

        return number;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_chunk < chunks.Count && _offset == chunks[_chunk].Length)
        {
            _chunk++;
            _offset = 0;
        }

        if (_chunk == chunks.Count)
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, chunks[_chunk].Length - _offset);
        bytes.AsSpan(chunks[_chunk].Start + _offset, count).CopyTo(buffer);
        _offset += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
