using DupNet.Training.Learning;
using DupNet.Training.Native;
using Xunit;

namespace DupNet.Training.Tests.Native;

/// <summary>Built with the libtorch of processors, as the tests are, the trainer has no other device.</summary>
public sealed class ComputeDeviceTests
{
    [Theory]
    [InlineData("auto")]
    [InlineData("cpu")]
    public void TheProcessorIsAlwaysThere(string name) => Assert.Null(ComputeDevice.Of(name));

    [Theory]
    [InlineData("cuda", "build it with -p:TrainerTorch=cuda-12.8")]
    [InlineData("mps", "no GPU of a Mac here")]
    public void AnotherDeviceIsRefusedWithTheReason(string name, string reason)
    {
        Assert.SkipUnless(System.OperatingSystem.IsLinux(), "says what the libtorch of Linux has");
        Assert.Contains(reason, Assert.Throws<RunException>(() => ComputeDevice.Of(name)).Message, System.StringComparison.Ordinal);
    }
}
