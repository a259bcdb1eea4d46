using System;
using System.IO;
using System.Linq;
using AngleSharp.Dom;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using DupNet.Packing;
using DupNet.Reporting.Measures;
using DupNet.Reporting.Runs;
using Xunit;

namespace DupNet.Reporting.Tests;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TellsHowTheTrainingWent()
    {
        WriteTables();
        IDocument page = OpenedPage.Parse(RunReport.Page(Run(), Found()));
        string[] charts = [.. page.QuerySelectorAll(".chart > svg").Select(static chart => chart.GetAttribute("aria-label")![..8])];
        Assert.Equal(["Loss whi", "Accuracy", "Sizes of", "Precisio", "Which th"], charts);
        string[] legends = [.. page.QuerySelectorAll(".chart .legend li").Select(static item => item.TextContent)];
        Assert.Contains("objectness", legends);
        Assert.DoesNotContain("towards the teacher", legends);
        Assert.Contains("the model of this page, step 100", legends);
        Assert.Contains("3 objects", legends);
        Assert.Contains("1 anchors", legends);
        Assert.Contains("A note.", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("trained with under 20 boxes (spot has 3)", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunWithoutTablesOrValidationHasAPageToo()
    {
        IDocument page = OpenedPage.Parse(RunReport.Page(Run() with { BestStep = null }, null));
        Assert.Contains("has no tables", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("nobody knows how well", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("esp32-cam", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNamesAreText()
    {
        WriteTables();
        File.WriteAllText(
            _folder.File("validation-classes.csv"), $"step,class,objects,recallAt01,averagePrecision\n50,\"{Generated.HostileName.Replace("\uD800", string.Empty, StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal)}\",3,1,.5\n50,b,3,1,.5\n");
        TrainedRun run = Run() with { Notes = [Generated.HostileName], Classes = [Generated.HostileName, "b"] };
        Assert.Contains("<script>alert(1)", OpenedPage.Parse(RunReport.Page(run, Found())).TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsTold()
    {
        CommandException refused = Assert.Throws<CommandException>(() => RunReport.Write(_folder.Path, Run(), null));
        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        RunReport.Write(_folder.File("report.html"), Run(), null);
        OpenedPage.Parse(File.ReadAllText(_folder.File("report.html")));
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(500)]
    public void ABrowserShowsItWithinTheWindow(int width)
    {
        WriteTables();
        const string Probe = "[document.documentElement.scrollWidth - document.documentElement.clientWidth,"
            + " [...document.querySelectorAll('.chart svg')].filter(i => i.getBoundingClientRect().height > 100).length].join(' ')";
        Assert.Equal("0 5", Browser.Ask(_folder, RunReport.Page(Run(), Found()), width, Probe));
    }

    private void WriteTables()
    {
        File.WriteAllText(
            _folder.File("training.csv"),
            "step,pictures,side,learningRate,blend,loss,objectness,box,overlap,classes,distilled,picturesPerSecond\n50,800,64,.001,1,2.5,1.5,1,.4,0,0,90\n100,1600,64,.001,1,1.5,.9,.6,.6,0,0,90\n");
        File.WriteAllText(
            _folder.File("validation.csv"),
            "step,part,photos,faces,recallAt005,recallAt01,averagePrecision,scoreAt01\n50,all,2,3,.3,.4,.5,.5\n100,all,2,3,.5,.6,.7,.5\n");
    }

    private TrainedRun Run() => new(
        _folder.Path, SpotModel.Bytes, ["spot"], [new LabelledPhoto("t.png", "t.png", 64, 64, [Generated.Object(8, 8, 8), Generated.Object(8, 24, 10), Generated.Object(30, 8, 20)], [])])
    {
        BestStep = 100,
        Notes = ["A note."],
    };

    private MeasuredModel Found() => MeasuredModel.AtDefaultSize(
        SpotModel.Bytes, ["spot"], Generated.Measured(["spot"], (Generated.Photo(_folder, "a.png", 64, Generated.Object(8, 8, 8)), [Generated.Found(8, 8, 8, 0.9)])).Found);
}
