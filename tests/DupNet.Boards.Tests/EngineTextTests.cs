using Xunit;

namespace DupNet.Boards.Tests;

public class EngineTextTests
{
    [Theory]
    [InlineData(KernelKind.Managed, false, "managed")]
    [InlineData(KernelKind.Managed, true, "managed, compiled")]
    [InlineData(KernelKind.Native, false, "native")]
    [InlineData(KernelKind.Native, true, "native, compiled")]
    public void AWayHasItsName(KernelKind kernels, bool compiled, string name) => Assert.Equal(
        name, EngineText.Name(new EngineCost(kernels, compiled, null, null, null, null, null)));

    [Theory]
    [InlineData(130, 190, "130-190 ms")]
    [InlineData(990, 1400, "990-1400 ms")]
    [InlineData(3800, 6400, "3.8-6.4 s")]
    public void ATimeIsInMillisecondsOrSeconds(int from, int to, string text) => Assert.Equal(text, EngineText.Time(new TimeEstimate(from, to, string.Empty)));
}
