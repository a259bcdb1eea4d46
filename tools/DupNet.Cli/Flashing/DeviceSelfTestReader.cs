using System;
using System.Diagnostics;
using System.Threading;
using DupNet.Cli.Commands;
using DupNet.Devices;

namespace DupNet.Cli.Flashing;

/// <summary>Reads the self-test as the status of the serial protocol.</summary>
internal sealed class DeviceSelfTestReader : ISelfTestReader
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>A board that starts answers nothing, and its port may be missing for a while.</summary>
    private static readonly DeviceTimeouts s_once = new() { Attempts = 1 };

    /// <inheritdoc/>
    public SelfTestReport Read(string port, TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var client = new DeviceClient(SerialPortLink.Open(port, SerialPortLink.DefaultBaud), s_once);
                DeviceStatus status = client.ReadStatus();
                return new SelfTestReport(
                    status.Model, status.ModelChecksum, status.KnownAnswerPassed, status.IsNative, status.KernelReason, status.FreeBytes);
            }
            catch (DeviceException e)
            {
                if (Stopwatch.GetElapsedTime(start) >= timeout)
                {
                    throw new CommandException(ExitCode.Failure, e.Message);
                }

                Thread.Sleep(s_pause);
            }
        }
    }
}
