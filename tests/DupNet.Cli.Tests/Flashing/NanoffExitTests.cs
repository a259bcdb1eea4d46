using System;
using System.Linq;
using DupNet.Cli.Flashing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public class NanoffExitTests
{
    /// <summary>A failure must never look like success, nor like another one, where only eight bits come back.</summary>
    [Fact]
    public void LowBitsTellCodesApart()
    {
        int[] low = [.. NanoffExit.Codes.Select(code => code & 0xFF)];
        Assert.DoesNotContain(0, low);
        Assert.Equal(low.Length, low.Distinct().Count());
    }

    [Fact]
    public void AllCodesHaveAMeaningInBothForms() => Assert.All(NanoffExit.Codes, code =>
    {
        Assert.StartsWith($"E{code}, ", NanoffExit.Describe(code), StringComparison.Ordinal);
        Assert.Equal(NanoffExit.Describe(code), NanoffExit.Describe(code & 0xFF));
    });
}
