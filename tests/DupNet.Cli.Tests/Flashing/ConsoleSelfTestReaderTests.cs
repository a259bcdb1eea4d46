using System;
using System.Text;
using System.Threading;
using DupNet.Cli.Flashing;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.Embedded.Diagnostics;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Flashing;

/// <summary>The self-test of the library prints on one end of a pseudo-terminal, dupnet reads the other.</summary>
public sealed class ConsoleSelfTestReaderTests : IDeviceProbe
{
    private readonly ConsoleSelfTestReader _reader = new();

    long IDeviceProbe.Milliseconds() => Environment.TickCount64;

    uint IDeviceProbe.FreeBytes() => 1000;

    [Fact]
    public void TheLinesOfABoardAreRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no pseudo-terminals");
        using PseudoTerminal terminal = new();
        SelfTest test = new(SpotModel.Model, this);
        test.Run();
        byte[] text = Encoding.ASCII.GetBytes("boot\n" + string.Join("\r\n", test.Lines()) + "\r\n");
        using CancellationTokenSource stop = new();
        Thread board = new(() =>
        {
            // The sample repeats its report.
            while (!stop.IsCancellationRequested)
            {
                terminal.Write(text, 0, text.Length);
                stop.Token.WaitHandle.WaitOne(100);
            }
        });
        board.Start();
        try
        {
            SelfTestReport report = _reader.Read(terminal.Path, TimeSpan.FromSeconds(60));
            Assert.Equal(("spots", true, (string?)null), (report.Model, report.KnownAnswerPassed, report.Problem));
        }
        finally
        {
            stop.Cancel();
            board.Join();
        }
    }

    [Fact]
    public void SilenceAndAMissingPortAreTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no pseudo-terminals");
        using PseudoTerminal terminal = new();
        Assert.Contains("no line came", Failure(terminal.Path), StringComparison.Ordinal);
        Assert.Contains("no such port", Failure("/dev/ttyNONE"), StringComparison.Ordinal);
    }

    private string Failure(string port)
        => Assert.Throws<CommandException>(() => _reader.Read(port, TimeSpan.FromMilliseconds(300))).Message;
}
