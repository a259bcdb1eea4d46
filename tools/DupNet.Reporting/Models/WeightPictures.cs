using System;
using System.Collections.Generic;
using System.Xml.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Pictures;
using DupNet.Reporting.Markup;
using DupNet.Reporting.Sections;

namespace DupNet.Reporting.Models;

/// <summary>All weights of a model as they are stored: a pixel a weight, a line a filter.</summary>
internal static class WeightPictures
{
    /// <summary>The pictures, a figure a layer, as far as the budget reaches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="budget">Bounds what pictures take.</param>
    public static IEnumerable<XElement> Draw(DupNetModel model, byte[] file, PhotoBudget budget)
    {
        for (int i = 0; i < model.Layers.Length; i++)
        {
            Layer layer = model.Layers[i];
            string address = DataUri.Png(Paint(layer, file, out double ones));
            if (!budget.TryTake(address))
            {
                yield return Tag.Of("p", Tag.Text($"Layer {i + 1} has too many weights for this page."));
                continue;
            }

            yield return Tag.Of(
                "figure",
                Tag.Of("img", Tag.Class("pixels"), Tag.Is("src", address), Tag.Is("alt", Tag.Text($"weights of layer {i + 1}"))),
                Tag.Of("figcaption", Tag.Text($"Layer {i + 1}: {layer.ChannelsOut} filters of {layer.FilterLength} weights; {ones:0 %} of the bits are +1")));
        }
    }

    /// <summary>A picture of as many rows as the layer has filters: black for -d, white for d.</summary>
    internal static Picture Paint(Layer layer, byte[] file, out double share)
    {
        var picture = new Picture(layer.FilterLength, layer.ChannelsOut);
        long ones = 0;
        for (int filter = 0; filter < layer.ChannelsOut; filter++)
        {
            for (int index = 0; index < layer.FilterLength; index++)
            {
                int count = WeightBits.Ones(file, layer, filter, index);
                ones += count;
                picture.Rgb.AsSpan(picture.IndexOf(index, filter), Picture.Channels).Fill((byte)(255 * count / layer.InputDuplication));
            }
        }

        share = (double)ones / ((long)layer.FilterLength * layer.ChannelsOut * layer.InputDuplication);
        return picture;
    }
}
