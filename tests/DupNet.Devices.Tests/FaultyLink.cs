using System;
using System.Collections.Generic;

namespace DupNet.Devices.Tests;

/// <summary>A line that damages, loses, doubles and invents bytes now and then.</summary>
internal sealed class FaultyLink(IDeviceLink inner, int seed, double faultsAPacket) : IDeviceLink
{
    private readonly Random _random = new(seed);

    /// <summary>How many faults there were.</summary>
    public int Faults { get; private set; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) => inner.Read(buffer, offset, count, timeoutMilliseconds);

    public void Write(byte[] buffer, int offset, int count)
    {
        List<byte> bytes = [.. buffer.AsSpan(offset, count)];
        if (_random.NextDouble() < faultsAPacket)
        {
            Faults++;
            int at = _random.Next(bytes.Count);
            switch (_random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;

                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + _random.Next(20)));
                    break;

                case 2:
                    bytes.Clear();
                    break;

                case 3:
                    bytes.AddRange(bytes.ToArray());
                    break;

                default:
                    byte[] noise = new byte[1 + _random.Next(50)];
                    _random.NextBytes(noise);
                    bytes.InsertRange(at, noise);
                    break;
            }
        }

        if (bytes.Count > 0)
        {
            inner.Write([.. bytes], 0, bytes.Count);
        }
    }

    public void Dispose() => inner.Dispose();
}
