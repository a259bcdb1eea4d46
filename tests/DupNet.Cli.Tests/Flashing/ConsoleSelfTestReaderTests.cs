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

    uint IDeviceProbe.FreeBytes() => 1_000_000;

    [Fact]
    public void TheLinesOfABoardAreRead()
    {
        using PrintingBoard board = new("boot\n" + Report());
        SelfTestReport report = _reader.Read(board.Port, TimeSpan.FromSeconds(60), null);
        Assert.Equal(("spots", true, (string?)null), (report.Model, report.KnownAnswerPassed, report.Problem));
    }

    /// <summary>What an older program printed, and goes on to print, is no report of the image that was flashed.</summary>
    [Fact]
    public void OnlyTheProgramWithTheStampIsHeard()
    {
        const string Stamp = "00112233445566aa";
        string old = Report();
        using PrintingBoard both = new(old + "result FAILED: of yesterday\n" + old.Replace("----------------", Stamp, StringComparison.Ordinal));
        Assert.Equal(Stamp, _reader.Read(both.Port, TimeSpan.FromSeconds(60), Stamp).Build);
        using PrintingBoard oldOnly = new(old);
        string message = Assert.Throws<CommandException>(() => _reader.Read(oldOnly.Port, TimeSpan.FromSeconds(1), Stamp)).Message;
        Assert.Contains($"tells the build stamp ----------------, the image that was flashed has {Stamp}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SilenceAndAMissingPortAreTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no pseudo-terminals");
        using PseudoTerminal terminal = new();
        Assert.Contains("no line came", Failure(terminal.Path), StringComparison.Ordinal);
        Assert.Contains("no such port", Failure("/dev/ttyNONE"), StringComparison.Ordinal);
    }

    private string Report()
    {
        SelfTest test = new(SpotModel.Model, this);
        test.Run();
        return string.Join("\r\n", test.Lines()) + "\r\n";
    }

    private string Failure(string port)
        => Assert.Throws<CommandException>(() => _reader.Read(port, TimeSpan.FromMilliseconds(300), null)).Message;

    /// <summary>A board that prints the same again and again.</summary>
    private sealed class PrintingBoard : IDisposable
    {
        private readonly PseudoTerminal _terminal;
        private readonly CancellationTokenSource _stop = new();
        private readonly Thread _thread;

        public PrintingBoard(string text)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "has no pseudo-terminals");
            _terminal = new PseudoTerminal();
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            _thread = new Thread(() =>
            {
                while (!_stop.IsCancellationRequested)
                {
                    _terminal.Write(bytes, 0, bytes.Length);
                    _stop.Token.WaitHandle.WaitOne(100);
                }
            });
            _thread.Start();
        }

        public string Port => _terminal.Path;

        public void Dispose()
        {
            _stop.Cancel();
            _thread.Join();
            _terminal.Dispose();
            _stop.Dispose();
        }
    }
}
