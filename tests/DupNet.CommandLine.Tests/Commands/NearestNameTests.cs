using DupNet.CommandLine.Commands;
using Xunit;

namespace DupNet.CommandLine.Tests.Commands;

public sealed class NearestNameTests
{
    private static readonly string[] s_names = ["esp32-cam", "esp32-c6-devkit", "xiao-esp32s3-sense", "t-camera"];

    [Theory]
    [InlineData("esp32cam", "esp32-cam")]
    [InlineData("ESP32-CAM", "esp32-cam")]
    [InlineData("epS32-cma", "esp32-cam")]
    [InlineData("xiao", "xiao-esp32s3-sense")]
    [InlineData("xiao-esp32s3", "xiao-esp32s3-sense")]
    [InlineData("tcamera", "t-camera")]
    [InlineData("uno", null)]
    [InlineData("esp", null)]
    [InlineData("", null)]
    public void IsTheOneWithTheFewestEdits(string given, string? wanted) => Assert.Equal(wanted, NearestName.Of(given, s_names));

    [Fact]
    public void WithoutNamesThereIsNone() => Assert.Equal(string.Empty, NearestName.Question("a", []));
}
