using System;
using System.Globalization;
using System.Text.Json.Serialization;

namespace DupNet.Boards;

/// <summary>A partition of the flash.</summary>
/// <param name="Address">Where it starts, in the form 0x1E0000 that <c>nanoff</c> takes.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BoardPartition(string Address, int Bytes)
{
    /// <summary>Where it starts.</summary>
    [JsonIgnore]
    public int Start => int.Parse(Address.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The first byte after it.</summary>
    [JsonIgnore]
    public int End => Start + Bytes;
}
