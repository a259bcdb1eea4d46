using System.IO;
using System.Text.Json;

namespace DupNet.CommandLine.Output;

/// <summary>Prints values as JSON, one line each. Characters beyond ASCII are escaped: no console alters them.</summary>
public static class JsonLine
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Writes a value and a line end. Names start in lower case.</summary>
    public static void Write<T>(TextWriter output, T value) => output.WriteLine(JsonSerializer.Serialize(value, s_options));
}
