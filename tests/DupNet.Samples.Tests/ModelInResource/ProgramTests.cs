using System;
using System.Linq;
using ModelInResource;
using Xunit;

namespace DupNet.Samples.Tests.ModelInResource;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests
{
    [Fact]
    public void ShowsEveryStep()
    {
        using ConsoleText console = new();
        Program.Run();
        Assert.Equal(
            [
                "at the start", NanoModel.Line, "header read", "every byte of it is right", "checked slice by slice", "loaded",
                "with a detector", "managed kernels", "known answer right",
            ],
            console.Lines.Select(line => line.Split(": ")[0]));
    }

    /// <summary>Before it loads the model, and before it makes a detector.</summary>
    [Theory]
    [InlineData(12_000, "header read")]
    [InlineData(30_000, "loaded")]
    public void TooLittleMemoryIsToldInBytes(uint free, string last)
    {
        using ConsoleText console = new();
        using FreeMemory memory = new(free);
        string message = Assert.Throws<InvalidOperationException>(Program.Run).Message;
        Assert.Matches($"^needs [0-9]{{5}} bytes of free memory, and there are {free}$", message);
        Assert.Contains(console.Lines, line => line.StartsWith(last, StringComparison.Ordinal));
        Assert.DoesNotContain(console.Lines, line => line.StartsWith("with a detector", StringComparison.Ordinal));
    }
}
