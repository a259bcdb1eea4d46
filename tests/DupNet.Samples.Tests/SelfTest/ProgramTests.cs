using System;
using System.Globalization;
using System.IO;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNetSelfTest;
using Xunit;

namespace DupNet.Samples.Tests.SelfTest;

public sealed class ProgramTests : IDeviceProbe
{
    [Fact]
    public void AsItComesItFitsStockFirmwareAndPasses()
    {
        string[] lines = Program.Report();
        Assert.Equal("model dupnet-nano", lines[0]);
        Assert.Contains("kernels managed kernels: no engine was given", lines);
        Assert.Contains("build ----------------", lines);
        Assert.Contains("target HOST", lines);
        Assert.Equal("result OK", lines[^1]);
    }

    [Fact]
    public void TheOtherModelIsThereToo() => Assert.Equal(DefaultModel.Bytes, Resources.GetBytes(Resources.BinaryResources.Default));

    [Fact]
    public void TheReadmeTellsTheMemoryOfBothModels()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "self-test.md"));
        foreach (byte[] model in (byte[][])[NanoModel.Bytes, DefaultModel.Bytes])
        {
            DupNet.Embedded.Diagnostics.SelfTest test = new(DupNetModel.Load(model), this);
            test.Run();
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {model.Length:#,0} + {test.BufferBytes:#,0} bytes"), readme, StringComparison.Ordinal);
        }
    }

    long IDeviceProbe.Milliseconds() => 0;

    uint IDeviceProbe.FreeBytes() => 1_000_000;
}
