using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.CommandLine.Output;

/// <summary>Prints values as JSON, one line each. Characters beyond ASCII are escaped, so that no console alters them.</summary>
/// <remarks>
/// Names of fields and words of enumerations are in camel case. A checksum (an unsigned number) is eight hexadecimal digits.
/// </remarks>
public static class JsonLine
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ChecksumJson() },
    };

    /// <summary>The word that JSON has for a value, for text that says the same.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Writes a value as JSON, and a line end.</summary>
    public static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, s_options));
}
