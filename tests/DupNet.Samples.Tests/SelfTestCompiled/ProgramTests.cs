using System;
using System.Globalization;
using System.IO;
using CompiledModels;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNetSelfTestCompiled;
using Xunit;

namespace DupNet.Samples.Tests.SelfTestCompiled;

public sealed class ProgramTests : IDeviceProbe
{
    [Fact]
    public void AsItComesItPasses()
    {
        string[] lines = Program.Report();
        Assert.Equal("model dupnet-nano", lines[0]);
        Assert.Contains("kernels managed kernels: 7 of 7 layers compiled; no engine was given", lines);
        Assert.Equal("result OK", lines[^1]);
    }

    [Fact]
    public void ItIsTheModelOfTheRepository() => Assert.Equal(DupNetModel.Load(NanoModel.Bytes).Checksum, new DupnetNano().Checksum);

    [Fact]
    public void TheReadmeTellsItsMemory()
    {
        DupNetModel model = DupNetModel.Load(new DupnetNano());
        DupNet.Embedded.Diagnostics.SelfTest test = new(model, this);
        test.Run();
        string memory = string.Create(CultureInfo.InvariantCulture, $"{model.HeldBytes:#,0} + {test.BufferBytes:#,0} bytes");
        Assert.Contains(memory, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "self-test-compiled.md")), StringComparison.Ordinal);
    }

    long IDeviceProbe.Milliseconds() => 0;

    uint IDeviceProbe.FreeBytes() => 1_000_000;
}
