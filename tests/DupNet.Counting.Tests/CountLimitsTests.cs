using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace DupNet.Counting.Tests;

/// <summary>What tools/counts/check.sh says of counts that have grown, passed a limit, or are not there.</summary>
public sealed class CountLimitsTests : IDisposable
{
    private const string Committed = "il.detect 1000\nram 500\nx.golden 40\n";
    private const string Limits = "il.detect 1010\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("counts").FullName;

    [Theory]
    [InlineData("il.detect 1000\nram 500\nx.golden 40\n")]
    [InlineData("il.detect 1010\nram 510\nx.golden 48\n")]
    [InlineData("il.detect 1\nram 1\nx.golden 40\n")]
    public void WhatIsWithinTheLimitsPasses(string counts) => Assert.Equal((0, string.Empty), Check(counts));

    [Theory]
    [InlineData("il.detect 1011\nram 500\nx.golden 40\n", "il.detect is 1011, its limit is 1010")]
    [InlineData("il.detect 1000\nram 511\nx.golden 40\n", "ram is 511, more than 2 % above 500")]
    [InlineData("il.detect 1000\nram 500\nx.golden 39\n", "x.golden is 39, was 40")]
    [InlineData("il.detect 1000\nram 500\nx.golden 40\nnew 1\n", "new is not in counts.txt")]
    [InlineData("il.detect 1000\nx.golden 40\n", "ram is no longer counted")]
    public void WhatIsNotIsNamed(string counts, string message) => Assert.Equal((1, $"counts: {message}\n"), Check(counts));

    [Theory]
    [InlineData("x.estimate 90\n", "")]
    [InlineData("x.estimate 89\n", "counts: x.estimate is 89 %, more than 10 off\n")]
    [InlineData("x.estimate 111\n", "counts: x.estimate is 111 %, more than 10 off\n")]
    [InlineData("x.estimate.least 85\n", "")]
    [InlineData("x.estimate.most 116\n", "counts: x.estimate.most is 116 %, more than 15 off\n")]
    public void EstimatesThatAreOffAreNamed(string counts, string message)
        => Assert.Equal((message.Length == 0 ? 0 : 1, message), Check(counts + "ram 1\n", committed: counts + "ram 1\n", limits: "ram 1\n"));

    [Theory]
    [InlineData("x.published 30\n", "")]
    [InlineData("x.published 40\n", "")]
    [InlineData("x.published 29\n", "counts: x.published is 29, was 30\n")]
    public void FewerPublishedChecksumsAreNamed(string counts, string message)
        => Assert.Equal((message.Length == 0 ? 0 : 1, message), Check(counts, committed: "x.published 30\n", limits: "x.published 50\n"));

    [Fact]
    public void ALimitPassedInSmallStepsIsFound()
        => Assert.Equal((1, "counts: il.detect is 1011, its limit is 1010\n"), Check("il.detect 1011\n", committed: "il.detect 1011\n"));

    [Fact]
    public void ALimitOfNothingIsFound()
        => Assert.Equal((1, "counts: il.detcet has a limit and is not counted\n"), Check(Committed, limits: "il.detcet 1\n"));

    [Fact]
    public void TheCommittedCountsKeepTheCommittedLimits()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "counts");
        string counts = File.ReadAllText(Path.Combine(folder, "counts.txt"));
        Assert.Equal((0, string.Empty), Check(counts, counts, File.ReadAllText(Path.Combine(folder, "limits.txt"))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int ExitCode, string Error) Check(string counts, string committed = Committed, string limits = Limits)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "check.sh needs a Unix shell");
        ProcessStartInfo start = new("bash") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "counts", "check.sh"));
        foreach ((string name, string text) in new[] { ("committed", committed), ("limits", limits), ("counts", counts) })
        {
            string path = Path.Combine(_folder, name);
            File.WriteAllText(path, text);
            start.ArgumentList.Add(path);
        }

        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
