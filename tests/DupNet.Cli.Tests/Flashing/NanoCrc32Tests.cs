using DupNet.Cli.Flashing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public class NanoCrc32Tests
{
    [Fact]
    public void TheDigitsGiveTheCheckValue() => Assert.Equal(0x89A1897Fu, NanoCrc32.Compute("123456789"u8));

    [Fact]
    public void NothingGivesNothing() => Assert.Equal(0u, NanoCrc32.Compute([]));
}
