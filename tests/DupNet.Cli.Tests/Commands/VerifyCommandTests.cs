using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Hashing;
using System.Linq;
using System.Text.Json;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices.Tests;
using DupNet.Embedded;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AModelThatAnswersAsItStatesIsRight()
    {
        CommandResult result = CommandResult.Run("verify", "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        JsonElement json = result.SingleJson();
        JsonElement answer = json.GetProperty("answers").EnumerateArray().Single();
        Assert.Equal("managed", answer.GetProperty("kernels").GetString());
        Assert.True(answer.GetProperty("right").GetBoolean());
        Assert.Equal(json.GetProperty("expected").GetString(), answer.GetProperty("answer").GetString());
    }

    [Fact]
    public void AnotherAnswerIsWrong()
    {
        CommandResult result = CommandResult.Run("verify", WithAnotherAnswer());
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("managed", result.Output, StringComparison.Ordinal);
        Assert.Contains("WRONG", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNativeCoreIsAskedOrItsLackIsTold()
    {
        CommandResult result = CommandResult.Run("verify", SpotModelFile.WriteTo(_folder), "--native", "--json");
        if (NativeLibraryFile.IsBuilt)
        {
            Assert.Equal(ExitCode.Success, result.ExitCode);
            Assert.Equal(["managed", "native"], result.SingleJson().GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("kernels").GetString()));
        }
        else
        {
            Assert.Equal(ExitCode.Failure, result.ExitCode);
            Assert.Contains("cmake", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ABoardIsAsked()
    {
        using var device = new RunningDevice();
        CommandResult right = CommandResult.Run("verify", SpotModelFile.WriteTo(_folder), "--port", device.Port);
        Assert.Equal((ExitCode.Success, string.Empty), (right.ExitCode, right.Error));
        Assert.Equal(2, right.Output.Split('\n').Count(line => line.Contains("right", StringComparison.Ordinal)));

        CommandResult other = CommandResult.Run("verify", "--port", device.Port);
        Assert.Equal(ExitCode.Failure, other.ExitCode);
        Assert.Contains("model", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedFramesAreHeldAgainstThePublishedChecksums()
    {
        string nano = Path.Combine(Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet");
        using var device = new RunningDevice(model: DupNetModel.Load(File.ReadAllBytes(nano)), pictureBytes: 30000);
        string[] native = NativeLibraryFile.IsBuilt ? ["--native"] : [];
        CommandResult result = CommandResult.Run(["verify", nano, "--frames", "--port", device.Port, "--json", .. native]);
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        (string?, int, int)[] found =
        [
            .. result.SingleJson().GetProperty("frames").EnumerateArray()
                .Select(each => (each.GetProperty("kernels").GetString(), each.GetProperty("right").GetInt32(), each.GetProperty("run").GetInt32())),
        ];

        // Of the board those of at most 30,000 bytes that are not dim.
        Assert.Equal([("managed", 10, 10), .. native.Select(_ => ("native", 10, 10)), ("board", 6, 6)], found);
    }

    [Fact]
    public void AModelWithoutPublishedChecksumsIsTold()
    {
        CommandResult result = CommandResult.Run("verify", SpotModelFile.WriteTo(_folder), "--frames");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("no checksums of spots are published; there are those of dupnet-b1, ", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A file whose checksum is right and whose known answer is not.</summary>
    private string WithAnotherAnswer()
    {
        byte[] bytes = [.. SpotModel.Bytes];
        bytes[40] ^= 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Crc32.HashToUInt32(bytes.AsSpan(16)));
        string path = _folder.File("other.dupnet");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
