using System;
using System.IO;
using DupNet.Boards;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public sealed class FlashRunTests : IDisposable
{
    private static readonly Board s_board = BoardCatalog.Find("esp32-devkitc-arducam")!;

    private readonly TemporaryFolder _folder = new();
    private readonly FlashJob _job;

    public FlashRunTests() => _job = new FlashJob(s_board, Create("port", 0), Create("link", 0), Create("app.bin", 100), null, true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OkNeedsBothRunsAndASelfTestThatPassed()
    {
        var nanoff = new FakeNanoff();
        (string output, string error) = Flash(_job, nanoff, new FakeSelfTest(FakeSelfTest.Passed));
        Assert.Equal(
            [
                $"--platform esp32 --target ESP32_REV3 --serialport {_job.Port} --update",
                $"--platform esp32 --target ESP32_REV3 --serialport {_job.Port} --deploy --image {_job.Image} --address 0x1E0000",
            ],
            nanoff.Calls);
        Assert.Equal(
            "OK: esp32-devkitc-arducam runs spots (checksum c0ffee01), known answer right, native kernels (firmware has them), 12,345 bytes free\n",
            output);
        Assert.Contains($"nanoff --platform esp32 --target ESP32_REV3 --serialport {_job.Port} --update", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFirmwareThatFailsEndsTheRun()
    {
        var nanoff = new FakeNanoff(4003);
        var board = new FakeSelfTest(FakeSelfTest.Passed);
        AssertFails(_job, nanoff, board, "the firmware was not flashed", "exit code 4003 (E4003", "nothing was flashed");
        Assert.Single(nanoff.Calls);
        Assert.Equal(0, board.Reads);
    }

    [Fact]
    public void AnApplicationThatFailsTellsWhatIsOnTheBoard() => AssertFails(
        _job, new FakeNanoff(0, 6000 & 0xFF), new FakeSelfTest(FakeSelfTest.Passed), "the application was not flashed", "E6000", "the firmware was flashed");

    [Fact]
    public void AnUnknownExitCodeIsAFailureToo() => AssertFails(
        _job, new FakeNanoff(134), new FakeSelfTest(FakeSelfTest.Passed), "exit code 134 (see its messages above)");

    [Fact]
    public void WithoutAnAnswerThereIsNoOk() => AssertFails(
        _job, new FakeNanoff(), new FakeSelfTest(null), "the application was flashed, but the self-test was not read", "nothing arrived");

    [Fact]
    public void AnotherModelIsNotOk() => AssertFails(
        _job, new FakeNanoff(), new FakeSelfTest(FakeSelfTest.Passed with { Checksum = 1 }), "checksum 00000001, not c0ffee01");

    [Fact]
    public void AWrongAnswerIsNotOk()
    {
        AssertFails(_job, new FakeNanoff(), new FakeSelfTest(FakeSelfTest.Passed with { KnownAnswerPassed = false }), "computes a wrong answer with its native kernels");
        AssertFails(_job, new FakeNanoff(), new FakeSelfTest(FakeSelfTest.Passed with { KnownAnswerPassed = null }), "did not compute");
    }

    [Fact]
    public void WhatTheBoardSaysWentWrongIsTold() => AssertFails(
        _job,
        new FakeNanoff(),
        new FakeSelfTest(FakeSelfTest.Passed with { Checksum = 1, KnownAnswerPassed = false, Problem = "FAILED: out of memory" }),
        "it says: FAILED: out of memory");

    [Fact]
    public void TheSelfTestIsReadOnTheLinkIfThereIsOne()
    {
        var board = new FakeSelfTest(FakeSelfTest.Passed);
        Flash(_job, new FakeNanoff(), board);
        Assert.Equal(_job.Link, board.Port);
        Flash(_job with { Link = null }, new FakeNanoff(), board);
        Assert.Equal(_job.Port, board.Port);
    }

    [Fact]
    public void PortsAreLookedAtBeforeAnythingIsFlashed()
    {
        var nanoff = new FakeNanoff();
        AssertFails(_job with { Link = _job.Port }, nanoff, new FakeSelfTest(FakeSelfTest.Passed), "--port and --link are both", "COM2");
        if (!OperatingSystem.IsWindows())
        {
            string missing = Path.Combine(_folder.Path, "tty");
            AssertFails(_job with { Port = missing }, nanoff, new FakeSelfTest(FakeSelfTest.Passed), $"{missing}: no such serial port");
            AssertFails(_job with { Link = missing }, nanoff, new FakeSelfTest(FakeSelfTest.Passed), $"{missing}: no such serial port");
        }

        Assert.Empty(nanoff.Calls);
    }

    [Fact]
    public void FilesThatDoNotFitAreRefused()
    {
        AssertRefused(_job with { Image = Create("large.bin", s_board.Partitions.Deployment.Bytes + 1) }, "takes from 1 to 1835008 at 0x1E0000");
        AssertRefused(_job with { Image = Create("empty.bin", 0) }, "has 0 bytes");
        AssertRefused(_job with { Image = "absent.bin" }, "absent.bin: no such file");
        AssertRefused(_job with { Clr = Create("nanoCLR.hex", 10) }, "ends in .bin");
        AssertRefused(_job with { Clr = Create("clr.bin", s_board.Partitions.Firmware.Bytes + 1) }, "takes from 1 to 1900544");
        (_job with { Image = Create("full.bin", s_board.Partitions.Deployment.Bytes) }).CheckFiles();
    }

    [Fact]
    public void PartsCanBeLeftOut()
    {
        Assert.Equal("the application", Assert.Single((_job with { WithFirmware = false }).Steps()).Name);
        FlashStep own = Assert.Single((_job with { Image = null, Clr = "my clr.bin" }).Steps());
        Assert.EndsWith("--update --clrfile \"my clr.bin\"", own.CommandLine, StringComparison.Ordinal);
    }

    private static (string Output, string Error) Flash(FlashJob job, INanoff nanoff, ISelfTestReader board)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        new FlashRun(nanoff, board, output, error).Flash(job, FakeSelfTest.Checksum, TimeSpan.FromSeconds(1));
        return (output.ToString(), error.ToString());
    }

    private static void AssertFails(FlashJob job, INanoff nanoff, ISelfTestReader board, params string[] messages)
    {
        CommandException e = Assert.Throws<CommandException>(() => Flash(job, nanoff, board));
        Assert.All(messages, message => Assert.Contains(message, e.Message, StringComparison.Ordinal));
    }

    private static void AssertRefused(FlashJob job, string message) =>
        Assert.Contains(message, Assert.Throws<CommandException>(job.CheckFiles).Message, StringComparison.Ordinal);

    private string Create(string name, int bytes)
    {
        string path = _folder.File(name);
        using FileStream file = File.Create(path);
        file.SetLength(bytes);
        return path;
    }
}
