using System;
using System.Linq;
using System.Text;
using AngleSharp.Dom;
using DupNet.DataSets.Troubles;
using DupNet.Evaluation;
using DupNet.Reporting.Measures;
using Xunit;

namespace DupNet.Reporting.Tests;

public sealed class EvaluationPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsWhatIsFound()
    {
        IDocument page = OpenedPage.Parse(EvaluationPage.Write(Usual()));
        string text = page.TextOf();
        Assert.Contains("spots: what it finds", text, StringComparison.Ordinal);
        Assert.Equal(["a.png", "b.png", "c.png"], page.QuerySelectorAll(".sheet figcaption b").Select(static name => name.TextContent));
        Assert.Equal(
            ["1 of 2 found, 1 wrong (best score 0.80)", "0 of 0 found, 1 wrong (best score 0.60)", "1 of 1 found"],
            page.QuerySelectorAll(".sheet svg.photo").Select(static photo => photo.GetAttribute("aria-label")));

        // A miss, a hit and an error on the first photo, each drawn in its own style over a dark line.
        IElement first = page.QuerySelector(".sheet svg.photo")!;
        Assert.Equal(["hit", "wrong", "label", "missed"], first.QuerySelectorAll("rect").Select(static box => box.ClassName!).Where(static name => name != "case"));
        Assert.Equal(["spot", "spot?"], first.QuerySelectorAll("text").Select(static name => name.TextContent));
        Assert.Contains("esp32-cam", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThresholdsOfConfusionAreThoseOfTheModel()
    {
        IDocument page = OpenedPage.Parse(EvaluationPage.Write(Usual()));
        string[] cells = [.. page.QuerySelectorAll("table.heat td").Select(static cell => cell.TextContent)];
        Assert.Equal(["1", "0", "1", "0", "1", "0", "1", "1", ""], cells);
    }

    [Fact]
    public void WhatADeviceShowsIsDrawnWhereItWasMeasured()
    {
        LabelledPhoto photo = Generated.Photo(_folder, "a.png", 64, Generated.Object(8, 8, 8));
        MeasuredModel joined = Generated.Measured(["spot"], (photo, [Generated.Found(8, 8, 8, 0.52)]));
        string text = OpenedPage.Parse(EvaluationPage.Write(joined with { FoundAtThreshold = joined.Found with { Detections = [[]] } })).TextOf();
        Assert.Contains("0 of 1 found", text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 found", OpenedPage.Parse(EvaluationPage.Write(joined)).TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNamesAreText()
    {
        MeasuredModel measured = Generated.Measured(
            [Generated.HostileName, "other"],
            (Generated.Photo(_folder, Generated.HostileName.Replace('/', '|'), 64, Generated.Object(8, 8, 8, Generated.HostileName)), [Generated.Found(8, 8, 8, 0.9, Generated.HostileName), Generated.Found(30, 8, 8, 0.9, Generated.HostileName)]))
            with
        {
            Data = Generated.HostileName,
            Remark = Generated.HostileName,
            Troubles = [new Trouble(TroubleKind.PhotoMissing, Generated.HostileName, 1, Generated.HostileName)],
        };
        IDocument page = OpenedPage.Parse(EvaluationPage.Write(measured));
        Assert.Contains("<script>alert(1)", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void SizeIsBoundedHoweverManyPhotosThereAre()
    {
        LabelledPhoto photo = Generated.Photo(_folder, "a.png", 400, Generated.Object(8, 8, 80));
        MeasuredModel measured = Generated.Measured(["spot"], [.. Enumerable.Range(0, 3000).Select(i => (photo.WithObjects(photo.Objects), new[] { Generated.Found(8, 8, 80, 0.9 - (i * 1e-5)), Generated.Found(200, 200, 20, 0.8 - (i * 1e-4)) }))]);
        string html = EvaluationPage.Write(measured);
        OpenedPage.Parse(html);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 3_000_000);
    }

    [Fact]
    public void PhotosWithoutObjectsGiveAPageToo()
    {
        IDocument page = OpenedPage.Parse(EvaluationPage.Write(Generated.Measured(["spot"], (Generated.Photo(_folder, "a.png", 64), []))));
        Assert.Contains("Nothing is missed.", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void APhotoThatIsGoneIsLeftOut()
    {
        MeasuredModel measured = Usual();
        System.IO.File.Delete(measured.Found.Photos[0].Path);
        Assert.Equal(["b.png", "c.png"], OpenedPage.Parse(EvaluationPage.Write(measured)).QuerySelectorAll(".sheet figcaption b").Select(static name => name.TextContent));
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(500)]
    public void ABrowserShowsItWithinTheWindow(int width)
    {
        string html = EvaluationPage.Write(Usual());
        const string Probe = "[document.documentElement.scrollWidth - document.documentElement.clientWidth,"
            + " [...document.querySelectorAll('image, img')].length,"
            + " [...document.querySelectorAll('svg.photo image')].filter(i => i.getBoundingClientRect().width > 20).length,"
            + " [...document.querySelectorAll('.chart svg')].filter(i => i.getBoundingClientRect().height > 100).length,"
            + " getComputedStyle(document.querySelector('.hit')).fill].join(' ')";
        Assert.Equal("0 3 3 2 none", Browser.Ask(_folder, html, width, Probe));
    }

    [Fact]
    public void ABrowserOpensItAsItIs() => Assert.True(Browser.Screenshot(_folder, EvaluationPage.Write(Usual()), 500).Length > 10_000);

    private MeasuredModel Usual() => Generated.Measured(
        ["spot", "dot"],
        (Generated.Photo(_folder, "a.png", 64, Generated.Object(8, 8, 8), Generated.Object(40, 40, 8)), [Generated.Found(8, 8, 8, 0.9), Generated.Found(20, 8, 8, 0.8), Generated.Found(40, 40, 8, 0.3)]),
        (Generated.Photo(_folder, "b.png", 64), [Generated.Found(8, 8, 8, 0.6, "dot")]),
        (Generated.Photo(_folder, "c.png", 64, Generated.Object(8, 8, 8, "dot")), [Generated.Found(8, 8, 8, 0.7, "dot")]));
}
