using System;
using System.IO;
using DupNet.Testing;
using FaceMqtt.Board;
using FaceMqtt.Settings;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

public sealed class DriveTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8192)]
    public void TheBytesAreThoseOfTheFileAndAZero(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.Equal([.. bytes, 0], DriveText.Read(Write(bytes), "it"));
    }

    [Fact]
    public void AMissingFileIsToldWithTheWayToPutItThere()
    {
        string path = _folder.File("nothing");
        Assert.Equal($"it is missing: put {path} on the board with nanoff --filedeployment", Message(path));
    }

    [Fact]
    public void AFileThatIsTooLargeIsNotRead() => Assert.EndsWith("has more than 8192 bytes", Message(Write(new byte[8193])), StringComparison.Ordinal);

    private static string Message(string path) => Assert.Throws<SettingsException>(() => DriveText.Read(path, "it")).Message;

    private string Write(byte[] bytes)
    {
        string path = _folder.File("file");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
