using System;
using System.Collections.Generic;
using DupNet.Devices;
using DupNet.Embedded.Serial;

namespace DupNet.Samples.Tests.SerialDetector;

/// <summary>The line between a PC and a server behind a simulated port: what the PC sends is answered at once.</summary>
/// <param name="arrive">Lets bytes arrive at the port.</param>
/// <param name="written">What was written to the port.</param>
/// <param name="server">The server.</param>
internal sealed class ServedLink(Action<byte[]> arrive, List<byte> written, DetectorServer server) : IDeviceLink
{
    private int _read;

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int there = Math.Min(count, written.Count - _read);
        written.CopyTo(_read, buffer, offset, there);
        _read += there;
        return there;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        arrive(buffer[offset..(offset + count)]);
        server.Serve(1);
    }

    public void Dispose()
    {
    }
}
