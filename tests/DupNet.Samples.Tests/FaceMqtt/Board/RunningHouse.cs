using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using FaceMqtt;
using FaceMqtt.Board;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>A board named Hall that talks to a broker, without its camera.</summary>
internal sealed class RunningHouse : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _isClosed;

    public RunningHouse(string settings, int gap = 1, X509Certificate? certificate = null, bool takesCommands = false)
    {
        HouseSettings read = SettingsText.Read("name = Hall\n" + settings, "test");
        Publisher = new Publisher(
            listener => new MqttMessageClient(read, certificate, listener),
            HouseTopics.All(read.Board),
            new UptimeClock(),
            new ReconnectPauses(2, 10, new Random(1)),
            gap);
        House = new House(Publisher, read.Board, read.Name, "test", takesCommands);
        _thread = new Thread(() =>
        {
            while (!_isClosed)
            {
                Thread.Sleep(Math.Min(2, Publisher.Step()));
            }
        }) { IsBackground = true };
    }

    public Publisher Publisher { get; }

    public House House { get; }

    public static RunningHouse At(int port, int gap = 1, bool takesCommands = false) => new RunningHouse($"broker = 127.0.0.1\nport = {port}", gap, takesCommands: takesCommands).Start();

    public RunningHouse Start()
    {
        _thread.Start();
        return this;
    }

    /// <summary>Waits until the broker is known to have all.</summary>
    public void Settle() => Waiting.Until(() => Publisher.IsSettled, () => "not settled: " + Publisher.Problem);

    public void Dispose()
    {
        _isClosed = true;
        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }
}
