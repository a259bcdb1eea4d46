using System.Collections.Generic;
using DupNet.Devices;
using DupNet.Embedded.Models;
using DupNet.Fuzzing.Mutation;

namespace DupNet.Fuzzing.Targets;

/// <summary>A line whose other end answers each request with the next record of a script, and then no more. It never waits.</summary>
/// <param name="script">The script.</param>
internal sealed class ScriptedBoard(byte[] script) : IDeviceLink
{
    private const int SequenceAt = 4;

    private readonly Queue<(bool IsPacket, byte[] Bytes)> _records = new(PacketScript.Parse(script));
    private readonly LineBuffer _line = new();

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) => _line.Read(buffer, offset, count, timeoutMilliseconds);

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_records.TryDequeue(out (bool IsPacket, byte[] Bytes) record))
        {
            _line.Put(PacketScript.OnLine(record, buffer[offset + SequenceAt] | (buffer[offset + SequenceAt + 1] << 8)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
