using System;
using System.Collections.Generic;
using System.Xml.Linq;
using DupNet.Embedded.Layers;
using DupNet.Pictures;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Sections;

namespace DupNet.Reporting.Models;

/// <summary>What each layer makes of a picture: its channels beside one another.</summary>
internal static class MapPictures
{
    private const int Channels = Picture.Channels;

    /// <summary>The pictures, a figure a layer, as far as the budget reaches.</summary>
    /// <param name="trace">The picture in the model.</param>
    /// <param name="budget">Bounds what pictures take.</param>
    public static IEnumerable<XElement> Draw(ModelTrace trace, PhotoBudget budget)
    {
        yield return Figure(Input(trace), Tag.Text($"What the network sees: {trace.Plan.Width} x {trace.Plan.Height} pixels"), budget);
        for (int i = 0; i < trace.Levels.Count; i++)
        {
            LayerPlan layer = trace.Plan.Layers[i];
            if (trace.Levels[i] is byte[] levels)
            {
                Picture sheet = Sheet(levels, layer.Width, layer.Height, layer.Layer.ChannelsOut, (1 << layer.Layer.OutputBits) - 1);
                yield return Figure(sheet, Tag.Text($"Layer {i + 1}: {layer.Layer.ChannelsOut} maps of {layer.Width} x {layer.Height}, levels 0 (black) to {(1 << layer.Layer.OutputBits) - 1} (white)"), budget);
            }
        }
    }

    /// <summary>Maps in rows, about as many as columns, with a blue line between them.</summary>
    internal static Picture Sheet(byte[] levels, int width, int height, int channels, int highest)
    {
        int columns = Math.Min(channels, Math.Max(1, (int)Math.Ceiling(Math.Sqrt((double)channels * height / width))));
        int rows = (channels + columns - 1) / columns;
        var sheet = new Picture((columns * (width + 1)) - 1, (rows * (height + 1)) - 1);
        for (int at = 0; at < sheet.Rgb.Length; at += Channels)
        {
            sheet.Rgb[at + 2] = 160;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            int left = channel % columns * (width + 1);
            int top = channel / columns * (height + 1);
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    sheet.Rgb.AsSpan(sheet.IndexOf(left + x, top + y), Channels).Fill((byte)(255 * levels[(((y * width) + x) * channels) + channel] / highest));
                }
            }
        }

        return sheet;
    }

    private static Picture Input(ModelTrace trace)
    {
        if (trace.Model.InputChannels == Channels)
        {
            return new Picture(trace.Plan.Width, trace.Plan.Height, trace.Image);
        }

        var picture = new Picture(trace.Plan.Width, trace.Plan.Height);
        for (int i = 0; i < trace.Image.Length; i++)
        {
            picture.Rgb.AsSpan(i * Channels, Channels).Fill(trace.Image[i]);
        }

        return picture;
    }

    private static XElement Figure(Picture picture, string text, PhotoBudget budget)
    {
        string address = DataUri.Png(picture);
        return budget.TryTake(address)
            ? Tag.Of("figure", Tag.Of("img", Tag.Class("pixels"), Tag.Is("src", address), Tag.Is("alt", text)), Tag.Of("figcaption", text))
            : Tag.Of("figure", Tag.Of("figcaption", text + ": too much for this page."));
    }
}
