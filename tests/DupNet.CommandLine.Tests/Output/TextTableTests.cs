using System;
using System.IO;
using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public sealed class TextTableTests
{
    [Fact]
    public void AlignsColumns()
    {
        var table = new TextTable("part", "n", "recall");
        table.Add("a", "1000", "0.5");
        table.Add("crowded", "2", "-");
        using var output = new StringWriter { NewLine = "\n" };
        table.Write(output);
        Assert.Equal("part        n  recall\na        1000     0.5\ncrowded     2       -\n", output.ToString());
    }

    [Fact]
    public void RefusesRowsOfAnotherLength() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextTable("a", "b").Add("1"));
}
