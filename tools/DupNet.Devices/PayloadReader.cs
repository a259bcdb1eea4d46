using System;
using System.Buffers.Binary;
using System.Text;

namespace DupNet.Devices;

/// <summary>Takes fields from a payload, one after another.</summary>
/// <param name="payload">The payload.</param>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>Whether the whole payload was taken.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    public int Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    public string Text() => Encoding.ASCII.GetString(Take(Byte()));

    /// <summary>Refuses a number that is out of its range; returns it otherwise.</summary>
    /// <param name="value">The number.</param>
    /// <param name="least">The smallest valid number.</param>
    /// <param name="most">The largest valid number.</param>
    /// <param name="what">What the number is, for the message.</param>
    /// <exception cref="DeviceException">The number is out of its range.</exception>
    public readonly int Ranged(int value, int least, int most, string what) => value >= least && value <= most
        ? value
        : throw new DeviceException($"the board's {what}: {value}, which can be {least} to {most}.");

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
