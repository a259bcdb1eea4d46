using System.IO;
using DupNet.CommandLine.Tests;
using Xunit;

namespace DupNet.Comparison.Tests;

/// <summary><c>docs/cli.md</c> is true.</summary>
public sealed class ReferencePageTests
{
    [Fact]
    public void TellsEveryOption() => Assert.Equal(
        string.Join('\n', ReferencePage.Existing(Program.Create(TextWriter.Null, TextWriter.Null))), string.Join('\n', ReferencePage.Documented("dupnet-compare")));
}
