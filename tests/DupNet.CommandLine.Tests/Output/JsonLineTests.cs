using System.IO;
using DupNet.CommandLine.Output;
using Xunit;

namespace DupNet.CommandLine.Tests.Output;

public sealed class JsonLineTests
{
    private enum Fit
    {
        Letterbox,
        WithoutBars,
    }

    [Fact]
    public void NamesAreInCamelCaseEnumerationsWordsAndChecksumsHexadecimal()
    {
        using var output = new StringWriter { NewLine = "\n" };
        JsonLine.Write(output, new { InputWidth = 160, Fit = Fit.WithoutBars, Other = (Fit?)Fit.Letterbox, Checksum = 0xABCu, None = (uint?)null, Name = "é" });
        Assert.Equal(
            "{\"inputWidth\":160,\"fit\":\"withoutBars\",\"other\":\"letterbox\",\"checksum\":\"00000abc\",\"none\":null,\"name\":\"\\u00E9\"}\n",
            output.ToString());
    }
}
