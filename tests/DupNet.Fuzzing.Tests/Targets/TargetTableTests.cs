using System;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.Fuzzing.Running;
using DupNet.Fuzzing.Targets;
using DupNet.Testing;
using Xunit;

namespace DupNet.Fuzzing.Tests.Targets;

public sealed class TargetTableTests : IDisposable
{
    private const int Executions = 80;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. TargetTable.All.Select(target => target.Name)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NamesAreWordsAndEachIsThereOnce()
    {
        string[] names = [.. TargetTable.All.Select(target => target.Name)];
        Assert.All(names, name => Assert.Matches(new Regex("^[a-z-]+$"), name));
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SeedsAreTakenAndWhatIsMadeOfThemKeepsThePromises(string name)
    {
        FuzzTarget target = TargetTable.Named([name])[0];
        Assert.Contains(target.Seeds, seed => target.Run((byte[])seed.Clone()));
        using var last = new LastInput(_folder.File("last"));
        FuzzResult result = new FuzzRun(target, last).Run(1, new RunLimit(Executions, TimeSpan.Zero));
        Assert.True(result.Finding is null, result.Finding?.What);
        Assert.Equal(Executions, result.Executions);
        Assert.InRange(result.Accepted, 1, Executions);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnInputDependsOnItsSeedAlone(string name)
    {
        FuzzTarget target = TargetTable.Named([name])[0];
        byte[] Made(int seed) => target.Mutate(new Random(seed), (byte[])target.Seeds[0].Clone());
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(Made(seed), Made(seed)));
        Assert.Contains(Enumerable.Range(0, 20), seed => !Made(seed).SequenceEqual(target.Seeds[0]));
    }
}
