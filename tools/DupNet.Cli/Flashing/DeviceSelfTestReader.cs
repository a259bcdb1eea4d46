using System;
using DupNet.Devices;

namespace DupNet.Cli.Flashing;

/// <summary>Reads the self-test as the status of the serial protocol.</summary>
internal sealed class DeviceSelfTestReader : ISelfTestReader
{
    private static readonly DeviceTimeouts s_once = new() { Attempts = 1 };

    /// <inheritdoc/>
    public SelfTestReport Read(string port, TimeSpan timeout, string? stamp) => RetriedPort.Read(timeout, _ =>
    {
        using var client = new DeviceClient(SerialPortLink.Open(port, SerialPortLink.DefaultBaud), s_once);
        DeviceStatus status = client.ReadStatus();
        var report = new SelfTestReport(
            status.Model, status.ModelChecksum, status.KnownAnswerPassed, status.IsNative, status.KernelReason, status.FreeBytes)
        {
            Answer = status.KnownAnswerComputed,
            Build = status.Build,
            Board = status.Board,
            Target = status.Target,
        };
        return stamp is null || report.Build == stamp ? report : throw new DeviceException($"{port}: {OtherProgram.Describe(report, stamp)}");
    });
}
