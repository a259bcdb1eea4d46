using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.Onnx.Describing;

/// <summary>Numbers as JSON, without those that are so large that they would become infinite.</summary>
internal sealed class FiniteNumbers : JsonConverter<double>
{
    /// <summary>Reads the number that a reader stands at.</summary>
    /// <exception cref="JsonException">It stands at something else, or the number is too large.</exception>
    public static double Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException("A number is expected here.");
        }

        double number = reader.GetDouble();
        return double.IsFinite(number) ? number : throw new JsonException("The number is too large.");
    }

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
