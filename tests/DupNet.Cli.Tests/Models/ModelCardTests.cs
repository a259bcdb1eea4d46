using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Cli.Tests.Models;

/// <summary>A model's card shows what <c>dupnet inspect</c> says of the model.</summary>
public sealed class ModelCardTests
{
    [Theory]
    [InlineData("dupnet-b1")]
    [InlineData("dupnet-nano")]
    [InlineData("dupnet-tinier-yolo")]
    public void ShowsTheReportOfTheModel(string name)
    {
        string folder = Path.Combine(Checkout.Root, "models", name);
        CommandResult result = CommandResult.Run("inspect", Path.Combine(folder, name + ".dupnet"));
        Assert.Equal(ExitCode.Success, result.ExitCode);
        string card = File.ReadAllText(Path.Combine(folder, "README.md"));
        int start = card.IndexOf(name + ": finds ", StringComparison.Ordinal);
        Assert.InRange(start, 0, card.Length);
        string shown = card[start..card.IndexOf("\n```", start, StringComparison.Ordinal)];
        Assert.Equal(result.Lines, shown.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
