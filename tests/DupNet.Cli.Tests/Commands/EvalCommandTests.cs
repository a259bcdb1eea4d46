using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Degrading;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _labels = new("file,width,height,x,y,w,h\n");
    private readonly string _model;
    private int _photos;

    public EvalCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MeasuresByTheProtocol()
    {
        // Part a: two faces found, one missed because it is dark. Part b: 20 photos without a face, one false alarm.
        AddPhoto("a_1", [(8, 8), (40, 40)], [(8, 8), (40, 40)]);
        AddPhoto("a_2", [], [(16, 16)]);
        for (int i = 0; i < 20; i++)
        {
            AddPhoto($"b_{i}", i == 7 ? [(24, 24)] : [], []);
        }

        WriteLabels();
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("22 of 22 photos", result.Error, StringComparison.Ordinal);
        JsonElement json = result.SingleJson();
        Assert.Equal("spots", json.GetProperty("model").GetString());
        JsonElement input = Assert.Single(json.GetProperty("inputs").EnumerateArray());
        Assert.Equal((64, 64), (input.GetProperty("width").GetInt32(), input.GetProperty("height").GetInt32()));
        JsonElement[] parts = [.. json.GetProperty("parts").EnumerateArray()];
        Assert.Equal(["a", "b", "all"], parts.Select(part => part.GetProperty("part").GetString()));
        Assert.Equal([2, 20, 22], parts.Select(part => part.GetProperty("photos").GetInt32()));
        Assert.Equal([3, 0, 3], parts.Select(part => part.GetProperty("faces").GetInt32()));

        // All scores are equal, so the false positive enters with the hits: one in 22 images.
        AssertAccuracy(parts[0], 2.0 / 3, 2.0 / 3, 2.0 / 3);
        AssertAccuracy(parts[2], 2.0 / 3, 2.0 / 3, 2.0 / 3 * 2 / 3);
        Assert.Equal(JsonValueKind.Null, parts[1].GetProperty("recallAt01").ValueKind);
        Assert.Equal(0.5, json.GetProperty("scoreThreshold").GetDouble());
        JsonElement[] own = [.. json.GetProperty("atThreshold").EnumerateArray()];
        Assert.Equal(["a", "b", "all"], own.Select(part => part.GetProperty("part").GetString()));
        Assert.Equal((2.0 / 3, 0), (own[0].GetProperty("recall").GetDouble(), own[0].GetProperty("falsePositivesPerImage").GetDouble()));
        Assert.Equal(JsonValueKind.Null, own[1].GetProperty("recall").ValueKind);
        Assert.Equal(1.0 / 22, own[2].GetProperty("falsePositivesPerImage").GetDouble(), 12);
        Assert.False(json.TryGetProperty("degraded", out _));
        JsonElement size = parts[2].GetProperty("sizes").EnumerateArray().Single(size => size.GetProperty("faces").GetInt32() > 0);
        Assert.Equal("0.12-0.20", size.GetProperty("size").GetString());
        Assert.Equal(2, size.GetProperty("found").GetInt32());

        string[] lines = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model).Lines;
        string all = lines.First(line => line.StartsWith("all ", StringComparison.Ordinal));
        Assert.Equal(["all", "22", "3", "0.667", "0.667", "0.444", "0.444", "0.444", "1.000", "0.667", "0.045"], all.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // What is too dark for the model's fixed threshold of brightness is lost; what changes nothing that it sees is found.
    [Fact]
    public void DegradedPhotosAreMeasuredBesides()
    {
        AddPhoto("a_1", [(8, 8), (40, 40)], [(8, 8), (40, 40)]);
        AddPhoto("a_2", [(16, 16)], [(16, 16)]);
        WriteLabels();
        string[] arguments = ["eval", "--data", _folder.Path, "--model", _model, "--json", "--degrade"];
        CommandResult result = CommandResult.Run(arguments);
        JsonElement[] degraded = [.. result.SingleJson().GetProperty("degraded").EnumerateArray()];
        Assert.Equal(["none", .. Degradation.All.Select(degradation => degradation.Name)], degraded.Select(row => row.GetProperty("degradation").GetString()));
        double Of(string name, string field) => degraded.Single(row => row.GetProperty("degradation").GetString() == name).GetProperty("parts")[0].GetProperty(field).GetDouble();
        Assert.Equal((1, 1, 0), (Of("none", "recall"), Of("none", "averagePrecision"), Of("none", "falsePositivesPerImage")));
        Assert.Equal(1, Of("RGB565", "recall"));
        Assert.Equal(0, Of("brightness 1/10", "recall"));
        Assert.Equal(result.Output, CommandResult.Run(arguments).Output);
        Assert.Contains("2 of 2 photos, tilt 30, with the model's threshold", result.Error, StringComparison.Ordinal);

        string[] lines = CommandResult.Run(arguments.Except(["--json"]).ToArray()).Lines;
        string row = lines.First(line => line.StartsWith("brightness 1/10 ", StringComparison.Ordinal));
        Assert.Equal(["0.000", "0.000", "0.000", "0.000", "0.000", "0.000"], row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..]);
    }

    [Fact]
    public void CurvesHaveEveryPointOfEachPart()
    {
        AddPhoto("a_1", [(8, 8), (40, 40)], [(8, 8)]);
        AddPhoto("b_1", [], []);
        WriteLabels();
        JsonElement json = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json", "--curves").SingleJson();
        JsonElement[] curves = [.. json.GetProperty("curves").EnumerateArray()];
        Assert.Equal(["a", "b", "all"], curves.Select(curve => curve.GetProperty("part").GetString()));
        JsonElement point = Assert.Single(curves[2].GetProperty("points").EnumerateArray());
        Assert.Equal(SpotModel.Score, point.GetProperty("score").GetDouble(), 4);
        Assert.Equal(0.5, point.GetProperty("falsePositivesPerImage").GetDouble());
        Assert.Equal(1, point.GetProperty("recall").GetDouble());
        Assert.Empty(curves[1].GetProperty("points").EnumerateArray());
    }

    [Fact]
    public void ExamplesAreSortedByWhatWentWrong()
    {
        AddPhoto("a_good", [(8, 8)], [(8, 8)]);
        AddPhoto("a_missed", [], [(8, 8)]);
        AddPhoto("a_both", [(8, 40)], [(8, 8)]);
        for (int i = 0; i < 20; i++)
        {
            AddPhoto($"a_empty{i}", [], []);
        }

        WriteLabels();
        string examples = _folder.File("examples/x")[..^2];
        Assert.Equal(
            ExitCode.Success, CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--examples", examples).ExitCode);
        string[] Names(string kind) => [.. Directory.GetFiles(Path.Combine(examples, kind)).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(["a_good.detected.png"], Names("found"));
        Assert.Equal(["a_both.detected.png", "a_missed.detected.png"], Names("missed"));
        Assert.Equal(["a_both.detected.png"], Names("false-positive"));

        // The missed face's red frame runs along its edge.
        Picture missed = PictureFile.Load(Path.Combine(examples, "missed", "a_missed.detected.png"));
        Assert.Equal((255, 60), (missed.Rgb[missed.IndexOf(12, 8)], missed.Rgb[missed.IndexOf(12, 8) + 1]));
    }

    [Fact]
    public void TheReportIsAPageWithThePhotos()
    {
        AddPhoto("a_good", [(8, 8)], [(8, 8)]);
        AddPhoto("a_missed", [], [(8, 8)]);
        WriteLabels();
        string page = _folder.File("report/page.html");
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json", "--report", page);
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(0.5, result.SingleJson().GetProperty("meanAveragePrecision").GetDouble());
        string html = File.ReadAllText(page);
        Assert.Contains(">a_good.png<", html, StringComparison.Ordinal);
        Assert.Contains("0 of 1 found", html, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", html, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAreNotLostWithTheReport()
    {
        AddPhoto("a_good", [(8, 8)], [(8, 8)]);
        WriteLabels();
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--report", _folder.Path);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("all ", StringComparison.Ordinal));
    }

    [Fact]
    public void ExamplesAreThoseOfOneRun()
    {
        AddPhoto("a_good", [(8, 8)], [(8, 8)]);
        WriteLabels();
        string examples = _folder.File("examples/x")[..^2];
        string old = Spots.Write(_folder.File("examples/missed/a_good.detected.png"), 8, 8);
        string mine = Spots.Write(_folder.File("examples/missed/mine.png"), 8, 8);
        Assert.Equal(ExitCode.Success, CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--examples", examples).ExitCode);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(mine));
        Assert.True(File.Exists(Path.Combine(examples, "found", "a_good.detected.png")));
    }

    [Fact]
    public void NumbersAreNotLostWithTheExamples()
    {
        AddPhoto("a_good", [(8, 8)], [(8, 8)]);
        WriteLabels();
        File.WriteAllText(_folder.File("examples/missed"), "no folder");
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--examples", _folder.File("examples/x")[..^2]);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("missed: cannot be made a folder", result.Error, StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("all ", StringComparison.Ordinal));
    }

    [Fact]
    public void TheResultDoesNotDependOnTheOrderOfWork()
    {
        for (int i = 0; i < 40; i++)
        {
            AddPhoto($"p{i % 3}_{i}", [(8 * (i % 8), 8), (8 * (i % 5), 40)], [(8 * (i % 7), 8), (8 * (i % 5), 41)]);
        }

        WriteLabels();
        string[] arguments = ["eval", "--data", _folder.Path, "--model", _model, "--json"];
        string first = CommandResult.Run(arguments).Output;
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(first, CommandResult.Run(arguments).Output);
        }
    }

    [Fact]
    public void UnclearFacesCountNeitherWay()
    {
        AddPhoto("a_1", [(8, 8), (40, 40)], [(8, 8)]);
        WriteLabels();
        File.WriteAllText(_folder.File("ignore.csv"), "file,x,y,w,h\nimages/a_1.png,40,40,8,8\n");
        JsonElement json = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json").SingleJson();
        AssertAccuracy(json.GetProperty("parts")[0], 1, 1, 1);
    }

    // A face at the edge, labelled whole: no detection can reach beyond the photo.
    [Fact]
    public void ALabelThatReachesBeyondThePhotoCanBeMatched()
    {
        AddPhoto("a_1", [(0, 8), (40, 40)], [(40, 40)]);
        _labels.Append("images/a_1.png,64,64,-12,8,20,8\n");
        WriteLabels();
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        AssertAccuracy(result.SingleJson().GetProperty("parts")[0], 1, 1, 1);
        Assert.Contains("boxes that reach beyond their photo, cut to it: 1", result.Error, StringComparison.Ordinal);
        JsonElement trouble = Assert.Single(result.SingleJson().GetProperty("troubles").EnumerateArray());
        Assert.Equal("boxCut", trouble.GetProperty("kind").GetString());
        Assert.Equal(3, trouble.GetProperty("line").GetInt32());
        Assert.False(trouble.GetProperty("leftOut").GetBoolean());

        result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--strict");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("labels.csv:3: the box -12,8,20,8 reaches beyond", result.Error, StringComparison.Ordinal);
        Assert.Contains("--strict is given", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OneThingThatCannotBeUsedIsOneAndObjectsAreNotCalledFaces()
    {
        AddPhoto("a_1", [(8, 8)], [(8, 8)]);
        _labels.Append("images/gone.png,64,64,,,,\n");
        WriteLabels();
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model);
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.EndsWith(": the results are those of the rest: 1 thing that cannot be used was left out.\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("face", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeUsedIsToldAndTheRestIsMeasured()
    {
        for (int i = 0; i < 6; i++)
        {
            AddPhoto($"a_{i}", [(8, 8)], [(8, 8)]);
        }

        // Cut so late that the start of the file still tells its size.
        string cut = _folder.File("images/a_1.png");
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..^30]);
        File.WriteAllText(_folder.File("images/a_2.png"), "no picture");
        _labels.Append("images/a_3.png,64,64,1,2\nimages/a_4.png,64,64,x,2,3,4\nimages/gone.png,64,64,,,,\n");
        WriteLabels();
        CommandResult result = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        JsonElement json = result.SingleJson();
        Assert.Equal(2, json.GetProperty("parts")[0].GetProperty("photos").GetInt32());
        AssertAccuracy(json.GetProperty("parts")[0], 1, 1, 1);
        Assert.Equal(
            ["rowUnreadable", "rowUnreadable", "photoMissing", "photoUnreadable", "photoUnreadable"],
            json.GetProperty("troubles").EnumerateArray().Select(trouble => trouble.GetProperty("kind").GetString()));
        foreach (string message in new[] { "labels.csv:8: 5 fields instead of 7", "labels.csv:9: x must be a number", "labels.csv:10: images/gone.png: no such file", "a_1.png: ", "a_2.png: not a picture", "5 things that cannot be used were left out" })
        {
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
        }

        Assert.Empty(CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--strict").Output);
    }

    // A set as Ultralytics writes it: measured on its photos for validation.
    [Fact]
    public void OtherFormsAreMeasuredOnTheirPhotosForValidation()
    {
        foreach ((string part, int cell) in new[] { ("train", 8), ("valid", 16), ("valid", 24) })
        {
            Spots.Write(_folder.File($"set/{part}/images/{cell}.png"), 64, 64, (cell, cell, 8, 8));
            File.WriteAllText(_folder.File($"set/{part}/labels/{cell}.txt"), $"0 {(cell + 4) / 64.0} {(cell + 4) / 64.0} 0.125 0.125\n");
        }

        File.WriteAllText(_folder.File("set/data.yaml"), "train: ../train/images\nval: ../valid/images\nnames: [square]\n");
        string set = _folder.File("set/x")[..^2];
        CommandResult result = CommandResult.Run("eval", "--data", set, "--model", _model, "--json");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("2 of 3 photos are measured on: those for validation", result.Error, StringComparison.Ordinal);
        JsonElement json = result.SingleJson();
        Assert.Equal(2, json.GetProperty("parts")[0].GetProperty("photos").GetInt32());
        Assert.Equal("all", Assert.Single(json.GetProperty("parts").EnumerateArray()).GetProperty("part").GetString());
        Assert.Equal(1, json.GetProperty("meanAveragePrecision").GetDouble());
        Assert.Equal(2, json.GetProperty("classes")[0].GetProperty("objects").GetInt32());
        Assert.Equal(3, CommandResult.Run("eval", "--data", set, "--model", _model, "--json", "--split", "all").SingleJson().GetProperty("parts")[0].GetProperty("photos").GetInt32());
        CommandResult.Run("eval", "--data", set, "--model", _model, "--split", "test").AssertFails(ExitCode.Failure, "no photo is for test");
        CommandResult.Run("eval", "--data", set, "--model", _model, "--split", "Validaton")
            .AssertFails(ExitCode.Usage, "--split must be training, validation, test or all, not 'Validaton'. Did you mean validation?");
        Assert.Equal(3, CommandResult.Run("eval", "--data", set, "--model", _model, "--json", "--split", "ALL").SingleJson().GetProperty("parts")[0].GetProperty("photos").GetInt32());
    }

    [Fact]
    public void PartsHaveNamesOfTheirOwn()
    {
        AddPhoto("all_1", [(8, 8)], [(8, 8)]);
        AddPhoto("other_1", [(8, 8)], [(8, 8)]);
        AddPhoto("plain", [(8, 8)], [(8, 8)]);
        WriteLabels();
        JsonElement json = CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--json").SingleJson();
        Assert.Equal(["all_", "other", "other_", "all"], json.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("part").GetString()));
        Assert.Empty(json.GetProperty("troubles").EnumerateArray());
    }

    [Fact]
    public void LabelsThatDoNotFitAreToldInWords()
    {
        Eval().AssertFails(ExitCode.Failure, "holds neither labels nor pictures");

        AddPhoto("a_1", [], []);
        _labels.Append("images/a_1.png,64,64,1,2,3\n");
        WriteLabels();
        Eval().AssertFails(ExitCode.Failure, "labels.csv:3: 6 fields instead of 7");

        _labels.Clear().Append("file,width,height,x,y,w,h\nimages/a_1.png,60,64,,,,\n");
        WriteLabels();
        Eval().AssertFails(ExitCode.Failure, "a_1.png is 64 x 64 pixels, but labelled as 60 x 64");

        File.WriteAllText(_folder.File("images/a_1.png"), "no picture");
        Eval().AssertFails(ExitCode.Failure, "a_1.png: not a picture");

        CommandResult.Run("eval", "--data", _folder.File("nowhere/x"), "--model", _model).AssertFails(
            ExitCode.Failure, "no such folder");
        CommandResult.Run("eval", "--data", _folder.Path, "--model", _model, "--size", "13").AssertFails(ExitCode.Usage, "--size");
    }

    private static void AssertAccuracy(JsonElement part, double recallAt005, double recallAt01, double averagePrecision)
    {
        Assert.Equal(recallAt005, part.GetProperty("recallAt005").GetDouble(), 9);
        Assert.Equal(recallAt01, part.GetProperty("recallAt01").GetDouble(), 9);
        Assert.Equal(averagePrecision, part.GetProperty("averagePrecision").GetDouble(), 9);
    }

    private CommandResult Eval() => CommandResult.Run("eval", "--data", _folder.Path, "--model", _model);

    /// <summary>Adds a photo of 64 x 64 pixels with white cells, and labels of the size of a cell.</summary>
    private void AddPhoto(string name, (int X, int Y)[] cells, (int X, int Y)[] faces)
    {
        string file = $"images/{name}.png";
        string path = Spots.Write(_folder.File(file), 64, 64, [.. cells.Select(cell => (cell.X, cell.Y, SpotModel.Cell, SpotModel.Cell))]);
        MakeUnique(path);
        foreach ((int x, int y) in faces)
        {
            _labels.Append($"{file},64,64,{x},{y},{SpotModel.Cell},{SpotModel.Cell}\n");
        }

        if (faces.Length == 0)
        {
            _labels.Append($"{file},64,64,,,,\n");
        }
    }

    // One dark pixel of another darkness: photos of the same bytes count once.
    private void MakeUnique(string path)
    {
        Picture picture = PictureFile.Load(path);
        picture.Rgb[^1] = (byte)++_photos;
        PictureFile.Save(picture, path);
    }

    private void WriteLabels() => File.WriteAllText(_folder.File("labels.csv"), _labels.ToString());
}
