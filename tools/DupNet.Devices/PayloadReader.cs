using System;
using System.Buffers.Binary;
using System.Text;

namespace DupNet.Devices;

/// <summary>Takes fields from a payload, one after another.</summary>
/// <param name="payload">The payload.</param>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public int Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public string Text() => Encoding.ASCII.GetString(Take(Byte()));

    /// <summary>Payloads may grow at their end in later versions of a board's library; too short they are refused.</summary>
    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new DeviceException("the board's reply is too short.");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
