using System.Linq;
using DupNet.Fuzzing.Differential;
using Xunit;

namespace DupNet.Fuzzing.Tests.Differential;

public sealed class DifferentialCaseTests
{
    [Fact]
    public void AllWaysGiveWhatTheDefinitionGives()
    {
        Assert.All(Enumerable.Range(1, 12), static seed => Assert.Null(new DifferentialCase(CaseKind.Layer, seed).Run(seed == 1)));
        Assert.All(Enumerable.Range(1, 4), static seed => Assert.Null(new DifferentialCase(CaseKind.Network, seed).Run(seed == 1)));
    }

    [Fact]
    public void AnotherLogitIsFound()
    {
        var spoilt = new DifferentialCase(CaseKind.Network, 1) { Wanted = static logits => [.. logits[..^1], logits[^1] + 1] };
        Assert.Equal("managed kernels, as planned: logits differ from the definition", spoilt.Run(false));
    }
}
