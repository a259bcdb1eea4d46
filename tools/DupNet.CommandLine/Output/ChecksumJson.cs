using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.CommandLine.Output;

/// <summary>A checksum in JSON: eight hexadecimal digits, as text has it. Of all numbers only checksums are unsigned.</summary>
internal sealed class ChecksumJson : JsonConverter<uint>
{
    /// <inheritdoc/>
    public override uint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        uint.Parse(reader.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, uint value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("x8", CultureInfo.InvariantCulture));
}
