using System;
using System.IO;
using DupNet.Fuzzing.Commands;
using DupNet.Testing;
using Xunit;

namespace DupNet.Fuzzing.Tests.Commands;

public sealed class FuzzingCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void ARunTellsWhatItRan()
    {
        Assert.Equal(0, Run("run", "--target", "board", "--target", "description", "--executions", "7", "--seed", "5", "--output", _folder.Path));
        string[] lines = _output.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("target executions accepted", lines[0]);
        Assert.StartsWith("board 7 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("description 7 ", lines[2], StringComparison.Ordinal);
        Assert.Contains("first seed 5", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ATargetThatIsNotThereIsTold()
    {
        Assert.Equal(2, Run("run", "--target", "nothing", "--output", _folder.Path));
        Assert.Contains("there is no target nothing; there are model, ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInputIsRunAgain()
    {
        string file = _folder.File("input");
        File.WriteAllText(file, "{}");
        Assert.Equal(0, Run("replay", "description", file));
        Assert.Equal("accepted", _output.ToString().Trim());
    }

    private int Run(params string[] arguments) => FuzzingCommand.Run(arguments, _output, _error);
}
