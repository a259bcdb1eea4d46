using System;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class CompileCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _code;

    public CompileCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
        _code = Path.Combine(_folder.Path, "a", "code");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesAFileALayerAndOneForTheModel()
    {
        CommandResult result = CommandResult.Run("compile", _model, "--native", _code);
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        string[] files = [.. new[] { "CompiledLayer1.cpp", "CompiledLayer2.cpp", "CompiledModel.cpp" }.Select(name => Path.Combine(_code, name))];
        Assert.Equal(files, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
        Assert.Equal(files, Directory.GetFiles(_code).Order());
        Assert.Contains("for RISC-V", File.ReadLines(files[0]).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALaterRunDeletesWhatItDoesNotWrite()
    {
        CommandResult.Run("compile", _model, "--native", _code);
        File.WriteAllText(Path.Combine(_code, "Mine.cpp"), "// Mine\n");
        CommandResult.Run("compile", _model, "--native", _code, "--layers", "2", "--target", "xtensa");
        Assert.Equal(["CompiledLayer2.cpp", "CompiledModel.cpp", "Mine.cpp"], Directory.GetFiles(_code).Select(Path.GetFileName).Order());
        Assert.Contains("for Xtensa", File.ReadAllText(Path.Combine(_code, "CompiledModel.cpp")), StringComparison.Ordinal);
    }

    [Fact]
    public void ABudgetLeavesLayersOut()
    {
        CommandResult.Run("compile", "--native", _code, "--code-bytes", "12000");
        string[] some = Directory.GetFiles(_code);
        Assert.InRange(some.Length, 3, 13);
        CommandResult.Run("compile", "--native", _code);
        Assert.Equal(14, Directory.GetFiles(_code).Length);
    }

    [Theory]
    [InlineData("", "--native")]
    [InlineData("--native DIR --layers 2-1", "--layers must be numbers of layers with commas between them, such as 1,2,5-9, not '2-1'.")]
    [InlineData("--native DIR --layers 2,3", "--layers has 3, the model has 2 layers.")]
    [InlineData("--native DIR --code-bytes 0", "--code-bytes must be a whole number from 1")]
    [InlineData("--native DIR --target arm", "--target must be riscv or xtensa, not 'arm'.")]
    public void RefusesWhatItCannotDo(string options, string message)
    {
        string[] arguments = ["compile", _model, .. options.Replace("DIR", _code, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        CommandResult result = CommandResult.Run(arguments);
        Assert.Equal((ExitCode.Usage, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_code));
    }
}
