using System;
using System.IO;
using DupNet.Cli.Tests;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Comparison.Tests.Commands;

public sealed class RelabelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LabelsThatAreReadAreNotOverwritten()
    {
        string labels = _folder.File("labels.csv");
        File.WriteAllText(labels, "kept");
        Assert.Contains("would be lost", Fail(ExitCode.Usage, _folder.Path + "/", "yunet_n_320_320.onnx", _folder.Path), StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(labels));
    }

    [Fact]
    public void ATeacherThatIsNotThereOrUnknownIsNamed()
    {
        string result = _folder.File("tables/labels.csv");
        Assert.Contains("no such file", Fail(ExitCode.Failure, _folder.Path, _folder.File("yunet_n_320_320.onnx"), result), StringComparison.Ordinal);
        Assert.Contains("is none of yunet_n_320_320.onnx,", Fail(ExitCode.Failure, _folder.Path, "other.onnx", result), StringComparison.Ordinal);
    }

    private static string Fail(int exitCode, string data, string teacher, string result)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(exitCode, Program.Run(["relabel", "--data", data, "--teacher", teacher, "--output", result], output, error));
        return error.ToString();
    }
}
