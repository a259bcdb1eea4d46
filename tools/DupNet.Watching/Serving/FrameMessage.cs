using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Serving;

/// <summary>A result as it goes to a browser: the length of its JSON (4 bytes, little endian), the JSON, and the picture as JPEG, which may be empty.</summary>
internal static class FrameMessage
{
    private const int LengthBytes = 4;
    private const int PixelDigits = 2;
    private const int ScoreDigits = 4;
    private const int TimeDigits = 3;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>The bytes of a message.</summary>
    /// <param name="result">The result.</param>
    /// <param name="classes">Names of the model's classes.</param>
    /// <param name="withPicture">Whether the browser lacks the picture.</param>
    public static byte[] Of(WatchedResult result, IReadOnlyList<string> classes, bool withPicture)
    {
        byte[] json = Json(result, classes);
        byte[] jpeg = withPicture ? result.Jpeg : [];
        byte[] message = new byte[LengthBytes + json.Length + jpeg.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, json.Length);
        json.CopyTo(message, LengthBytes);
        jpeg.CopyTo(message, LengthBytes + json.Length);
        return message;
    }

    private static byte[] Json(WatchedResult result, IReadOnlyList<string> classes) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            result.Number,
            Name = PageText.Of(result.Frame?.Name ?? string.Empty),
            result.Width,
            result.Height,
            Boxes = result.Boxes.Select(box => BoxOf(box, classes)),
            Milliseconds = Rounded(result.Milliseconds),
            FramesASecond = Rounded(result.FramesASecond),
            Layers = result.LayerMilliseconds.Select(static time => Rounded(time)),
            Engine = PageText.Of(result.Engine),
            result.Work,
            result.IsPaused,
            Note = result.Note is null ? null : PageText.Of(result.Note),
            result.Settings.Threshold,
            Rotation = (int)result.Settings.Turn.Rotation,
            result.Settings.Turn.Mirror,
            Contrast = result.Settings.StretchContrast,
            result.Settings.Rate,
        },
        s_options);

    private static object BoxOf(WatchedBox box, IReadOnlyList<string> classes) => new
    {
        X = Math.Round(box.X, PixelDigits),
        Y = Math.Round(box.Y, PixelDigits),
        Width = Math.Round(box.Width, PixelDigits),
        Height = Math.Round(box.Height, PixelDigits),
        Score = Math.Round(box.Score, ScoreDigits),
        Class = PageText.Of(box.ClassName),
        box.Track,
        Label = BoxDrawing.Label(box, classes),
        Colour = BoxDrawing.Colour(box, classes),
    };

    private static double? Rounded(double? value) => value is null ? null : Math.Round(value.Value, TimeDigits);
}
