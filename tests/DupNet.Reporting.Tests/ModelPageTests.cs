using System;
using System.IO;
using System.Linq;
using System.Text;
using AngleSharp.Dom;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Reporting.Tests;

public sealed class ModelPageTests : IDisposable
{
    private static readonly InputSize s_small = new(64, 64);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DrawsTheDefaultModelWithAPicture()
    {
        string html = WithPicture();
        IDocument page = OpenedPage.Parse(html);
        string text = page.TextOf();
        DupNetModel model = ModelFile.Load(null);
        Assert.Equal(model.Layers.Length + 1, page.QuerySelectorAll("svg[aria-label^='The 13 layers'] > rect[height]").Count(static block => block.GetAttribute("x") == "8"));
        Assert.Contains("r 2, d 1", text, StringComparison.Ordinal);
        Assert.Equal(model.Layers.Length, page.QuerySelectorAll("img[alt^='weights of layer']").Length);
        Assert.Equal(1 + model.Layers.Count(static layer => !layer.IsHead), page.QuerySelectorAll("img.pixels").Length - model.Layers.Length);
        Assert.Contains("In the picture grace_hopper.jpg", text, StringComparison.Ordinal);
        Assert.Contains("1 found, after boxes of one object were merged", text, StringComparison.Ordinal);
        Assert.Contains("A box is shown from a score of 0.45 on, a logit of -0.20", text, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 50_000, 3_000_000);
    }

    [Fact]
    public void APictureWhereNothingIsNearSaysSo() => Assert.Contains(
        "the network sees nothing there at all", OpenedPage.Parse(ModelPage.Write(SpotModel.Model, SpotModel.Bytes, s_small, new Picture(64, 64), "black.png")).TextOf(), StringComparison.Ordinal);

    [Fact]
    public void HostileNamesAreText()
    {
        // Names of models are ASCII; those of classes and of pictures are not.
        byte[] file = ModelWriter.Write(ModelUnpacker.Read(SpotModel.Bytes) with { Name = "<script>alert(1)</script>", ClassNames = ["<img src=x onerror=alert(2)>"] });
        IDocument page = OpenedPage.Parse(ModelPage.Write(DupNetModel.Load(file), file, s_small, new Picture(64, 64), Generated.HostileName));
        Assert.StartsWith("<script>alert(1)</script>: what it is made of", page.TextOf(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(500)]
    public void ABrowserShowsItWithinTheWindow(int width)
    {
        const string Probe = "[document.documentElement.scrollWidth - document.documentElement.clientWidth,"
            + " [...document.images].filter(i => i.naturalWidth > 0).length,"
            + " [...document.querySelectorAll('svg use')].filter(i => i.getBoundingClientRect().width > 100).length].join(' ')";
        DupNetModel model = ModelFile.Load(null);

        // Weights of all layers, maps of those that are no heads, and the image; the photo is used for boxes, near misses, and the cells of each head.
        int heads = model.Layers.Count(static layer => layer.IsHead);
        Assert.Equal($"0 {(2 * model.Layers.Length) - heads + 1} {heads + 2}", Browser.Ask(_folder, WithPicture(), width, Probe));
    }

    private static string WithPicture()
    {
        DupNetModel model = ModelFile.Load(null, out byte[] file);
        Picture picture = PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "grace_hopper.jpg"));
        return ModelPage.Write(model, file, new InputSize(model.DefaultWidth, model.DefaultHeight), picture, "grace_hopper.jpg");
    }
}
