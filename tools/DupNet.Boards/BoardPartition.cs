using System;
using System.Globalization;
using System.Text.Json.Serialization;

namespace DupNet.Boards;

/// <summary>A partition of the flash.</summary>
/// <param name="Address">Start of the partition in the flash, in the form 0x1E0000 that <c>nanoff</c> takes.</param>
/// <param name="Bytes">Size of the partition in bytes.</param>
public sealed record BoardPartition(string Address, int Bytes)
{
    /// <summary>Address of the partition's first byte in the flash.</summary>
    [JsonIgnore]
    public int Start => int.Parse(Address.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Address of the first byte after the partition.</summary>
    [JsonIgnore]
    public int End => Start + Bytes;
}
