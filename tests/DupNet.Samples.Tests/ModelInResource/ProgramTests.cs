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
}
