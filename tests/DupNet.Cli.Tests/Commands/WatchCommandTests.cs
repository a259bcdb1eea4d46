using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using DupNet.Cli.Commands;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class WatchCommandTests : IDisposable
{
    private const int Terminate = 15;
    private const int Interrupt = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ExitCode.Failure, "nowhere: no such file.", "nowhere")]
    [InlineData(ExitCode.Failure, "no picture found.", ".")]
    [InlineData(ExitCode.Failure, "text.png: not a picture", "text.png")]
    [InlineData(ExitCode.Failure, "/nowhere: no such port.", "serial:/nowhere")]
    [InlineData(ExitCode.Usage, "--on-board needs a board", "text.png", "--on-board")]
    [InlineData(ExitCode.Usage, "--stream and --on-board exclude each other", "text.png", "--stream", "--on-board")]
    [InlineData(ExitCode.Usage, "--listen must be", "text.png", "--listen", "70000")]
    [InlineData(ExitCode.Usage, "--rotate must be", "text.png", "--rotate", "45")]
    [InlineData(ExitCode.Usage, "--rate must be a number from 0.1 to 240, not '0.09'.", "text.png", "--rate", "0.09")]
    public void WhatIsNotThereIsToldBeforeAPageIsServed(int code, string message, params string[] arguments)
    {
        string folder = Path.Combine(_folder.Path, "empty");
        Directory.CreateDirectory(folder);
        File.WriteAllText(_folder.File("text.png"), "no picture");
        arguments[0] = arguments[0] switch
        {
            "." => folder,
            "text.png" => _folder.File("text.png"),
            _ => arguments[0],
        };
        CommandResult.Run(["watch", .. arguments]).AssertFails(code, message);
    }

    [Fact]
    public void AFolderWithoutAPictureThatCanBeReadIsRefused()
    {
        File.WriteAllText(_folder.File("a.png"), "no picture");
        File.WriteAllText(_folder.File("b.png"), "no picture");
        CommandResult.Run("watch", _folder.Path).AssertFails(ExitCode.Failure, "none of 2 pictures can be read.");
    }

    [Fact]
    public void APortInUseIsTold()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string listen = other.LocalEndpoint.ToString()!;
        CommandResult.Run("watch", Spots.Write(_folder.File("a.png"), 64, 64), "--listen", listen)
            .AssertFails(ExitCode.Failure, $"{listen}: is in use by another program.");
    }

    [Fact]
    public void AFolderWithAnotherTableIsNotWrittenTo()
    {
        File.WriteAllText(_folder.File("saved/labels.csv"), "a,b\n");
        CommandResult.Run("watch", Spots.Write(_folder.File("a.png"), 64, 64), "--listen", "0", "--save", Path.Combine(_folder.Path, "saved"))
            .AssertFails(ExitCode.Failure, "its first line is not 'file,width,height,x,y,w,h,class'");
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public async Task ItServesUntilItIsStoppedAndEndsWithZero(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "dupnet.dll"), "watch", Spots.Write(_folder.File("a.png"), 64, 64), "--listen", "0" })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string address = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        using (var client = new System.Net.Http.HttpClient())
        {
            Assert.Contains("dupnet-tinier-yolo", await client.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Success, process.ExitCode);
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("8400", "127.0.0.1:8400")]
    [InlineData("0", "127.0.0.1:0")]
    [InlineData("192.168.1.5", "192.168.1.5:8321")]
    [InlineData("192.168.1.5:80", "192.168.1.5:80")]
    [InlineData("0.0.0.0:0", "0.0.0.0:0")]
    [InlineData("localhost", "127.0.0.1:8321")]
    [InlineData("localhost:9", "127.0.0.1:9")]
    [InlineData("::1", "[::1]:8321")]
    [InlineData("[::1]:9", "[::1]:9")]
    [InlineData("70000", null)]
    [InlineData("192.168", null)]
    [InlineData("1.2:80", null)]
    [InlineData("example.org", null)]
    [InlineData("example.org:80", null)]
    [InlineData(":80", null)]
    [InlineData("127.0.0.1:70000", null)]
    public void ReadsWhereToListen(string text, string? expected)
    {
        Assert.Equal(expected is not null, WatchCommand.TryListen(text, out IPEndPoint? listen));
        Assert.Equal(expected, listen?.ToString());
    }
}
