using System;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Serial;
using DupNet.Packing;

namespace DupNet.Devices.Tests;

/// <summary>A simulated board on a pseudo-terminal, served by a thread.</summary>
internal sealed class RunningDevice : IDisposable
{
    private readonly PseudoTerminal _terminal;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    public RunningDevice(
        int pictureBytes = SimulatedDevice.DefaultPictureBytes,
        Func<IDeviceLink, ISerialLink>? line = null,
        DupNetModel? model = null,
        IFrameSource? camera = null)
    {
        _terminal = new PseudoTerminal();
        model ??= SpotModel.Model;
        var device = new SimulatedDevice(line?.Invoke(_terminal) ?? _terminal, model, new DetectorSettings(model) { MaxDetections = 64 }, pictureBytes, camera: camera);
        _thread = new Thread(() => device.Run(_stop.Token)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What a client opens.</summary>
    public string Port => _terminal.Path;

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _terminal.Dispose();
        _stop.Dispose();
    }
}
