using System.Collections.Generic;
using DupNet.Embedded.Serial;

namespace DupNet.Fuzzing.Mutation;

/// <summary>A line that keeps what is written to it, and gives what was put into it. It never waits.</summary>
internal sealed class LineBuffer : ISerialLink
{
    private readonly List<byte> _written = [];
    private readonly Queue<byte> _coming = new();

    /// <summary>Bytes that are still to be read.</summary>
    public int Waiting => _coming.Count;

    /// <summary>Puts bytes where they will be read.</summary>
    public void Put(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            _coming.Enqueue(value);
        }
    }

    /// <summary>What was written since the last call.</summary>
    public byte[] Take()
    {
        byte[] written = [.. _written];
        _written.Clear();
        return written;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int read = 0;
        for (; read < count && _coming.TryDequeue(out byte value); read++)
        {
            buffer[offset + read] = value;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count) => _written.AddRange(buffer[offset..(offset + count)]);
}
