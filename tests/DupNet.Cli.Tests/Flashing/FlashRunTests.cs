using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

public sealed class FlashRunTests : IDisposable
{
    private static readonly Board s_board = BoardCatalog.Find("esp32-devkitc-arducam")!;

    private readonly TemporaryFolder _folder = new();
    private readonly PseudoTerminal _port = new();
    private readonly PseudoTerminal _link = new();
    private readonly FlashJob _job;

    public FlashRunTests()
    {
        string image = _folder.File("app.bin");
        File.WriteAllBytes(image, TestImage.Application(SpotModel.Bytes));
        _job = new FlashJob(s_board, _port.Path, _link.Path, image, null, true);
    }

    public void Dispose()
    {
        _link.Dispose();
        _port.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void OkNeedsBothRunsAndASelfTestThatPassed()
    {
        var nanoff = new FakeNanoff();
        (string output, string error) = Flash(_job, nanoff, new FakeSelfTest(FakeSelfTest.Passed with { Target = "ESP32_REV3", Board = s_board.Name }, nanoff));
        Assert.Equal($"--platform esp32 --target ESP32_REV3 --serialport {_job.Port} --update", nanoff.Calls[0]);
        Assert.Matches($"^--platform esp32 --target ESP32_REV3 --serialport {_job.Port} --deploy --image .*app\\.bin --address 0x1E0000$", nanoff.Calls[1]);
        string stamp = TestImage.StampOf(nanoff.Image!);
        Assert.Matches("^[0-9a-f]{16}$", stamp);
        Assert.Equal(
            $"OK: esp32-devkitc-arducam runs spots (checksum {FakeSelfTest.Checksum:x8}), known answer right, native kernels (firmware has them), "
            + $"12,345 bytes free, firmware ESP32_REV3, build stamp {stamp}\n",
            output);
        Assert.Contains($"nanoff --platform esp32 --target ESP32_REV3 --serialport {_job.Port} --update", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheImageIsFlashedAsACopyThatIsGoneAfterwards()
    {
        byte[] before = File.ReadAllBytes(_job.Image!);
        var nanoff = new FakeNanoff();
        Flash(_job, nanoff, new FakeSelfTest(FakeSelfTest.Passed, nanoff));
        string first = TestImage.StampOf(nanoff.Image!);
        string copy = nanoff.Calls[1].Split(' ')[^3];
        Assert.NotEqual(_job.Image, copy);
        Assert.False(Directory.Exists(Path.GetDirectoryName(copy)));
        Flash(_job, nanoff, new FakeSelfTest(FakeSelfTest.Passed, nanoff));
        Assert.NotEqual(first, TestImage.StampOf(nanoff.Image!));
        Assert.Equal(before, File.ReadAllBytes(_job.Image!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("----------------")]
    [InlineData("0123456789abcdef")]
    public void AFlashThatDidNotHappenIsNotOk(string oldStamp) => AssertFails(
        _job,
        new FakeNanoff { IsIdle = true },
        new FakeSelfTest(FakeSelfTest.Passed with { Build = oldStamp }),
        "nanoff says that the application was flashed, but the self-test was not read",
        "it is another program");

    [Fact]
    public void WithoutAStampInTheImageNothingIsProved()
    {
        File.WriteAllBytes(_job.Image!, TestImage.Assembly("Old", [], []));
        AssertFails(_job, new FakeNanoff(), new FakeSelfTest(FakeSelfTest.Passed with { Build = "0123456789abcdef" }), "not proved: nanoff says that the application was flashed", "tells no build stamp");
        AssertFails(_job with { Image = null }, new FakeNanoff(), new FakeSelfTest(FakeSelfTest.Passed), "not proved: nanoff says that the firmware was flashed", "no image was flashed");
    }

    [Fact]
    public void WhatABoardSaysOfItselfIsHeldAgainstWhatIsKnown()
    {
        SelfTestReport passed = FakeSelfTest.Passed;
        AssertRefuses(passed with { Answer = 1 }, "computes a wrong answer with its native kernels, 00000001 in place of");
        AssertRefuses(passed with { Model = "stars" }, "calls the model with checksum", "stars, its name is spots");
        AssertRefuses(passed with { Board = "esp32-cam" }, "is for esp32-cam, not esp32-devkitc-arducam");
        AssertRefuses(passed with { Target = "ESP32_C3" }, "the firmware on the board is ESP32_C3, not ESP32_REV3");
        var nanoff = new FakeNanoff();
        Flash(_job with { WithFirmware = false }, nanoff, new FakeSelfTest(passed with { Target = "ESP32_REV0" }, nanoff));
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
        _job, new FakeNanoff(), new FakeSelfTest(null), "nanoff says that the application was flashed, but the self-test was not read", "nothing arrived");

    [Fact]
    public void AnotherModelIsNotOk() => AssertRefuses(FakeSelfTest.Passed with { Checksum = 1 }, $"checksum 00000001, not spots with {FakeSelfTest.Checksum:x8}");

    [Fact]
    public void AWrongAnswerIsNotOk()
    {
        AssertRefuses(FakeSelfTest.Passed with { KnownAnswerPassed = false, Answer = 0x123 }, "computes a wrong answer with its native kernels, 00000123 in place of");
        AssertRefuses(FakeSelfTest.Passed with { KnownAnswerPassed = false }, "computes the right answer", "and calls it wrong");
        AssertRefuses(FakeSelfTest.Passed with { KnownAnswerPassed = null }, "did not compute");
    }

    [Fact]
    public void WhatTheBoardSaysWentWrongIsTold() => AssertRefuses(
        FakeSelfTest.Passed with { Checksum = 1, KnownAnswerPassed = false, Problem = "FAILED: out of memory" }, "it says: FAILED: out of memory");

    [Fact]
    public void TheSelfTestIsReadOnTheLinkIfThereIsOne()
    {
        var nanoff = new FakeNanoff();
        var board = new FakeSelfTest(FakeSelfTest.Passed, nanoff);
        Flash(_job, nanoff, board);
        Assert.Equal(_job.Link, board.Port);
        Flash(_job with { Link = null }, nanoff, board);
        Assert.Equal(_job.Port, board.Port);
    }

    [Fact]
    public void PortsAreLookedAtBeforeAnythingIsFlashed()
    {
        var nanoff = new FakeNanoff();
        AssertFails(_job with { Link = _job.Port }, nanoff, new FakeSelfTest(FakeSelfTest.Passed), "--port and --link are both", "COM2");
        string missing = Path.Combine(_folder.Path, "tty");
        foreach (FlashJob job in (FlashJob[])[_job with { Port = missing }, _job with { Link = missing }])
        {
            Assert.Contains($"{missing}: no such port", Assert.Throws<DeviceException>(() => Flash(job, nanoff, new FakeSelfTest(null))).Message, StringComparison.Ordinal);
        }

        FlashJob file = _job with { Link = _job.Image };
        Assert.Contains("app.bin: is no serial port", Assert.Throws<DeviceException>(() => Flash(file, nanoff, new FakeSelfTest(null))).Message, StringComparison.Ordinal);
        Assert.Empty(nanoff.Calls);
    }

    [Fact]
    public void FilesThatDoNotFitAreRefused()
    {
        AssertRefused(_job with { Image = Create("large.bin", s_board.Partitions.Deployment.Bytes + 1) }, "takes from 1 to 1835008 bytes at 0x1E0000");
        AssertRefused(_job with { Image = Create("empty.bin", 0) }, "is empty");
        AssertRefused(_job with { Image = "absent.bin" }, "absent.bin: no such file");
        AssertRefused(_job with { Clr = Create("nanoCLR.hex", 10) }, "ends in .bin");
        AssertRefused(_job with { Clr = Create("clr.bin", s_board.Partitions.Firmware.Bytes + 1) }, "takes from 1 to 1900544");
        Assert.True(_job.CheckFiles()!.HasStamp);
    }

    [Fact]
    public void ALinkIsTakenForWhatItLeadsTo()
    {
        Create("large.bin", s_board.Partitions.Deployment.Bytes + 1);
        using (Process make = Process.Start("mkfifo", [_folder.File("pipe")]))
        {
            make.WaitForExit();
        }

        foreach ((string target, string message) in new[] { ("large.bin", "takes from 1 to 1835008 bytes"), ("pipe", "no regular file but a pipe or a device"), ("absent", "is a link to") })
        {
            string link = _folder.File($"{target}-link.bin");
            File.CreateSymbolicLink(link, target);
            AssertRefused(_job with { Image = link }, message);
            AssertRefused(_job with { Clr = link }, target == "large.bin" ? "does not begin with 0xE9" : message);
        }
    }

    [Fact]
    public void WhatIsNoApplicationOrNoFirmwareIsRefusedBeforeItIsWritten()
    {
        string noise = _folder.File("noise.bin");
        byte[] bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(noise, bytes);
        AssertRefused(_job with { Image = noise }, "noise.bin: is no deployment image of nanoFramework: no assembly (NFMRK1) begins at byte 0");
        AssertRefused(_job with { Clr = noise }, "noise.bin: is no firmware for this board: it does not begin with 0xE9");
    }

    [Fact]
    public void OptionsOfNanoffArePassedOn()
    {
        FlashJob job = _job with { Baud = 115_200, MassErase = true, FirmwareVersion = "1.12.1.3" };
        Assert.Equal(
            [
                $"nanoff --platform esp32 --target ESP32_REV3 --serialport {_job.Port} --baud 115200 --update --fwversion 1.12.1.3 --masserase",
                $"nanoff --platform esp32 --target ESP32_REV3 --serialport {_job.Port} --baud 115200 --deploy --image {_job.Image} --address 0x1E0000",
            ],
            job.Steps().Select(step => step.CommandLine));
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
        new FlashRun(nanoff, board, output, error).Flash(job, job.CheckFiles(), [SpotModel.Model], TimeSpan.FromSeconds(1));
        return (output.ToString(), error.ToString());
    }

    private static void AssertFails(FlashJob job, INanoff nanoff, ISelfTestReader board, params string[] messages)
    {
        CommandException e = Assert.Throws<CommandException>(() => Flash(job, nanoff, board));
        Assert.All(messages, message => Assert.Contains(message, e.Message, StringComparison.Ordinal));
    }

    private static void AssertRefused(FlashJob job, string message) =>
        Assert.Contains(message, Assert.Throws<CommandException>(job.CheckFiles).Message, StringComparison.Ordinal);

    /// <summary>The image was flashed, but what it tells is not as it must be.</summary>
    private void AssertRefuses(SelfTestReport report, params string[] messages)
    {
        var nanoff = new FakeNanoff();
        AssertFails(_job, nanoff, new FakeSelfTest(report, nanoff), messages);
    }

    private string Create(string name, int bytes)
    {
        string path = _folder.File(name);
        using FileStream file = File.Create(path);
        file.SetLength(bytes);
        return path;
    }
}
