using System;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

/// <summary><c>dupnet export</c> and <c>dupnet import</c>.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatWasExportedIsImported()
    {
        string onnx = _folder.File("spots.onnx");
        CommandResult exported = CommandResult.Run("export", SpotModelFile.WriteTo(_folder), "--onnx", onnx, "--size", "32");
        Assert.Equal((ExitCode.Success, string.Empty), (exported.ExitCode, exported.Output));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(onnx)}: .* at 32x32, [0-9,]+ bytes\n$", exported.Error);
        string model = _folder.File("again.dupnet");
        CommandResult imported = CommandResult.Run("import", onnx, "--output", model);
        Assert.Equal((ExitCode.Success, string.Empty), (imported.ExitCode, imported.Error));
        Assert.Contains("2 layers", Assert.Single(imported.Lines), StringComparison.Ordinal);
        DupNetModel again = DupNetModel.Load(File.ReadAllBytes(model));
        Assert.Equal((SpotModel.Model.KnownAnswerHash, "spots", 64), (again.KnownAnswerHash, again.Name, again.DefaultWidth));
    }

    [Fact]
    public void OptionsCountBeforeSettingsAndSettingsBeforeTheFile()
    {
        string onnx = _folder.File("spots.onnx");
        CommandResult.Run("export", SpotModelFile.WriteTo(_folder), "--onnx", onnx);
        string settings = _folder.File("settings.json");
        File.WriteAllText(settings, """{"name": "from settings", "threshold": 0.25, "heads": [{"anchors": [[8, 8, 0.5, 0]]}]}""");
        string model = _folder.File("again.dupnet");
        CommandResult imported = CommandResult.Run(
            "import", onnx, "--output", model, "--settings", settings, "--name", "from options", "--classes", "dot", "--size", "32x64", "--anchors", "12x16.5");
        Assert.Equal((ExitCode.Success, string.Empty), (imported.ExitCode, imported.Error));
        DupNetModel again = DupNetModel.Load(File.ReadAllBytes(model));
        Assert.Equal(("from options", "dot", 32, 64, 16384), (again.Name, again.ClassNames.Single(), again.DefaultWidth, again.DefaultHeight, again.ScoreThreshold));
        Assert.Equal((192, 264, 0), (again.Anchors[0].Width, again.Anchors[0].Height, again.Anchors[0].OffsetX));
    }

    [Fact]
    public void WhatStandsInTheWayIsListedALineEach()
    {
        string onnx = _folder.File("int8.onnx");
        CommandResult.Run("export", SpotModelFile.WriteTo(_folder), "--onnx", onnx, "--int8");
        string model = _folder.File("again.dupnet");
        CommandResult imported = CommandResult.Run("import", onnx, "--output", model);
        imported.AssertFails(ExitCode.Failure, "8-bit arithmetic is not read");
        Assert.All(imported.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith($"dupnet: {onnx}: ", line, StringComparison.Ordinal));
        Assert.False(File.Exists(model));
    }

    [Fact]
    public void FilesThatCannotBeUsedAreNamed()
    {
        string model = _folder.File("again.dupnet");
        CommandResult.Run("import", _folder.File("none.onnx"), "--output", model).AssertFails(ExitCode.Failure, "none.onnx: no such file.");
        CommandResult.Run("import", SpotModelFile.WriteTo(_folder), "--output", model).AssertFails(ExitCode.Failure, "is no ONNX file");
        string onnx = _folder.File("spots.onnx");
        CommandResult.Run("export", "--onnx", onnx, "--size", "64");
        string settings = _folder.File("settings.json");
        File.WriteAllText(settings, "{\n\"anchor\": 1}");
        CommandResult.Run("import", onnx, "--output", model, "--settings", settings).AssertFails(ExitCode.Failure, "settings.json: line 2", "anchor");
    }

    [Theory]
    [InlineData("--anchors", "12")]
    [InlineData("--anchors", "12x")]
    [InlineData("--range", "1")]
    [InlineData("--range", "0,1,2")]
    [InlineData("--range", "a,b")]
    public void ValuesThatAreNotUnderstoodAreRefusedFirst(string option, string value) =>
        CommandResult.Run("import", "any.onnx", "--output", "any.dupnet", option, value).AssertFails(ExitCode.Usage, $"{option} must be", value);
}
