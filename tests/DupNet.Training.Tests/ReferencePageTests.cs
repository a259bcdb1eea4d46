using DupNet.CommandLine.Tests;
using DupNet.Training.Commands;
using Xunit;

namespace DupNet.Training.Tests;

/// <summary><c>docs/cli.md</c> is true.</summary>
public sealed class ReferencePageTests
{
    [Fact]
    public void TellsEveryOption() =>
        Assert.Equal(string.Join('\n', ReferencePage.Existing(RootCommands.Make())), string.Join('\n', ReferencePage.Documented("dupnet-train")));
}
