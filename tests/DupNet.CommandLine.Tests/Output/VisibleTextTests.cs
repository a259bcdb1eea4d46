using System;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public class VisibleTextTests
{
    [Theory]
    [InlineData("plain text, C:\\folder\\a.jpg", "plain text, C:\\folder\\a.jpg")]
    [InlineData("Ä 顔 👨‍👩‍👧", "Ä 顔 👨‍👩‍👧")]
    [InlineData("\u001b]0;title\u0007", "\\u001B]0;title\\u0007")]
    [InlineData("\u001b[2K\rOK: all is well", "\\u001B[2K\\u000DOK: all is well")]
    [InlineData("a\nOK: b\t\0", "a\\u000AOK: b\\u0009\\u0000")]
    [InlineData("\u009b31m\u007f", "\\u009B31m\\u007F")]
    [InlineData("gpj.\u202eexe", "gpj.\\u202Eexe")]
    [InlineData("a\u2028b\u2029c\u2066\ufeff\u200b", "a\\u2028b\\u2029c\\u2066\\uFEFF\\u200B")]
    [InlineData("tag \U000E0041", "tag \\uDB40\\uDC41")]
    public void WhatWouldControlATerminalIsShown(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void HalvesOfCharactersAreShownToo()
    {
        string halves = "a" + '\ud800' + "b" + '\udc00';
        Assert.Equal("a\\uD800b\\uDC00", VisibleText.Of(halves));
    }

    [Fact]
    public void WhateverComesIsOneVisibleLine()
        => Gen.Char.Array[0, 50].Sample(characters =>
        {
            using var output = new StringWriter { NewLine = "\n" };
            output.WriteVisible(new string(characters));
            string line = output.ToString();
            Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
            Assert.DoesNotContain(line[..^1], char.IsControl);
        });

    [Fact]
    public void CellsOfTablesAreShown()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var table = new TextTable("name", "n");
        table.Add("\u001b[31mred\n", "1");
        table.Write(output);
        Assert.Equal("\\u001B[31mred\\u000A", output.ToString().Split('\n')[1].Split(' ')[0]);
    }

    [Fact]
    public void MessagesAreShown()
    {
        using var error = new StringWriter { NewLine = "\n" };
        ErrorLine.Write(error, "tool", "a\u001b[8m.jpg: no such file.\ntool: OK");
        Assert.Equal("tool: a\\u001B[8m.jpg: no such file.\\u000Atool: OK\n", error.ToString());
    }
}
