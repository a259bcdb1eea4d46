using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.Onnx.Describing;

/// <summary>Descriptions of networks as JSON: in a file of settings, or in a property of an ONNX file.</summary>
public static class DescriptionJson
{
    /// <summary>Name of the property of an ONNX file that holds its description.</summary>
    public const string PropertyName = "dupnet";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new FiniteNumbers() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Writes a description.</summary>
    public static string Write(NetworkDescription description) => JsonSerializer.Serialize(description, s_options);

    /// <summary>Reads a description.</summary>
    /// <exception cref="FormatException">The text is no description; the message says where and why, in one line.</exception>
    public static NetworkDescription Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<NetworkDescription>(text, s_options) ?? throw new FormatException("is null");
        }
        catch (JsonException e)
        {
            string place = e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}: ") : string.Empty;
            string path = string.IsNullOrEmpty(e.Path) || e.Path == "$" ? string.Empty : $"{e.Path.TrimStart('$', '.')}: ";
            throw new FormatException($"{place}{path}{FirstSentence(e.Message)}", e);
        }
    }

    /// <summary>The message without the place, which comes after it.</summary>
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : end;
        return end < 0 ? message : message[..end];
    }
}
