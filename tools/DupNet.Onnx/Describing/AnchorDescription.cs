using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.Onnx.Describing;

/// <summary>A prior box: in JSON <c>[width, height]</c> or <c>[width, height, x, y]</c>.</summary>
/// <param name="Width">Width in input pixels, in steps of 1/16.</param>
/// <param name="Height">Height in input pixels, in steps of 1/16.</param>
/// <param name="X">Distance of the centre to the right of the cell's middle, in cells, in steps of 1/256.</param>
/// <param name="Y">Distance of the centre below the cell's middle, in cells, in steps of 1/256.</param>
[JsonConverter(typeof(Converter))]
public sealed record AnchorDescription(double Width, double Height, double X = 0, double Y = 0)
{
    private sealed class Converter : JsonConverter<AnchorDescription>
    {
        public override AnchorDescription Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // Number by number: a mistake then has its place in the whole text.
            List<double> numbers = [];
            for (bool isList = reader.TokenType == JsonTokenType.StartArray; isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray;)
            {
                numbers.Add(FiniteNumbers.Read(ref reader));
            }

            return numbers.Count switch
            {
                2 => new AnchorDescription(numbers[0], numbers[1]),
                4 => new AnchorDescription(numbers[0], numbers[1], numbers[2], numbers[3]),
                _ => throw new JsonException("an anchor is [width, height] or [width, height, x, y]"),
            };
        }

        public override void Write(Utf8JsonWriter writer, AnchorDescription value, JsonSerializerOptions options)
        {
            double[] numbers = value.X == 0 && value.Y == 0 ? [value.Width, value.Height] : [value.Width, value.Height, value.X, value.Y];
            JsonSerializer.Serialize(writer, numbers, options);
        }
    }
}
