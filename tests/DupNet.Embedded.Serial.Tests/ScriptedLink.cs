using System;
using System.Collections.Generic;

namespace DupNet.Embedded.Serial.Tests;

/// <summary>A line that brings given bytes in given portions, then silence, and keeps what is sent.</summary>
internal sealed class ScriptedLink : ISerialLink
{
    private readonly Queue<byte[]> _portions = new();

    /// <summary>What was sent.</summary>
    public List<byte> Sent { get; } = [];

    /// <summary>Whether all bytes were read.</summary>
    public bool IsSilent => _portions.Count == 0;

    /// <summary>Brings bytes; an empty portion is a silence.</summary>
    public void Bring(params byte[] bytes) => _portions.Enqueue(bytes);

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutMilliseconds, 1);
        if (!_portions.TryDequeue(out byte[]? portion))
        {
            return 0;
        }

        int taken = Math.Min(count, portion.Length);
        portion.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset, count));
        if (taken < portion.Length)
        {
            byte[] rest = portion[taken..];
            Queue<byte[]> others = new(_portions);
            _portions.Clear();
            _portions.Enqueue(rest);
            foreach (byte[] other in others)
            {
                _portions.Enqueue(other);
            }
        }

        return taken;
    }

    public void Write(byte[] buffer, int offset, int count) => Sent.AddRange(buffer.AsSpan(offset, count));
}
