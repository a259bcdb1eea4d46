using System;
using System.Device;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using DupNet.Embedded.Cameras.Buses;
using DupNet.Samples.Tests.FaceMqtt.Board;
using DupNet.Samples.Tests.FaceMqtt.Messaging;
using DupNet.Testing;
using FaceMqtt;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

[Collection(ConsoleText.Collection)]
public sealed class ProgramTests : IPause, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Action _meanwhile = () => { };

    public void Dispose() => _folder.Dispose();

    void IPause.For(int milliseconds) => _meanwhile();

    [Fact]
    public void WaitsForSettingsAndSaysWhatIsMissing()
    {
        using ConsoleText console = new();
        using TestAuthority authority = new("the house");
        string path = _folder.File("face-mqtt.txt");
        string certificate = _folder.File("ca.pem");
        int pauses = 0;
        _meanwhile = () =>
        {
            switch (++pauses)
            {
                case 1:
                    File.WriteAllText(path, "name = Hall");
                    break;

                case 2:
                    File.WriteAllText(path, $"name = Hall\nbroker = broker.lan\ncertificate = {certificate}");
                    break;

                case 3:
                    File.WriteAllText(certificate, "no certificate");
                    break;

                default:
                    File.WriteAllText(certificate, authority.Pem);
                    break;
            }
        };
        HouseSettings settings = Program.WaitForSettings(path, this, out X509Certificate read);
        Assert.Equal(("broker.lan", "hall"), (settings.Broker, settings.Board));
        Assert.Equal("CN=the house", read.Subject);
        Assert.Equal(4, console.Lines.Length);
        Assert.Equal($"settings: the file of settings is missing: put {path} on the board with nanoff --filedeployment", console.Lines[0]);
        Assert.Equal($"settings: {path} has no line 'broker = NAME'", console.Lines[1]);
        Assert.StartsWith($"settings: the certificate is missing: put {certificate}", console.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"settings: the certificate, {certificate}, is none: ", console.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void WaitsForWifi()
    {
        using ConsoleText console = new();
        WifiBench bench = WifiBench.Renew();
        bench.Addresses.Enqueue("192.168.1.20");
        bench.Addresses.Dequeue();
        _meanwhile = () => bench.Networks[0].Ssid = "home";
        Program.WaitForWifi(this);
        Assert.Equal(2, console.Lines.Length);
        Assert.Contains("no Wi-Fi network is known", console.Lines[0], StringComparison.Ordinal);
        Assert.Equal("Wi-Fi: this board is 192.168.1.20", console.Lines[1]);
    }

    [Fact]
    public void TheCountAndTheCameraAreToldOnTheConsole()
    {
        using ConsoleText console = new();
        SimulatedClock clock = new();
        Publisher publisher = new(new SimulatedBroker(clock).Make, HouseTopics.All("hall"), clock, new ReconnectPauses(1000, 8000, new Random(1)), 1000);
        FakeCamera camera = new FakeCamera().Failure().Face().Face().Face();
        FaceWatch watch = new(
            camera, camera.Modes[0], DefaultModel.Stream(3), 2, 5, new House(publisher, "hall", "Hall", "esp32-cam", false));
        PublisherThread thread = new(publisher);
        for (int i = 0; i < 4; i++)
        {
            Program.Look(watch, thread, this);
        }

        Assert.Equal(["camera: no answer", "faces: 1"], console.Lines);
    }

    [Fact]
    public void ALackOfMemoryForAMomentDoesNotEndTheProgram()
    {
        using ConsoleText console = new();
        SimulatedClock clock = new();
        Publisher publisher = new(new SimulatedBroker(clock).Make, HouseTopics.All("hall"), clock, new ReconnectPauses(1000, 8000, new Random(1)), 1000);
        FakeCamera camera = new FakeCamera().Face().Face();
        ScoredEngine engine = new() { Score = 90, IsFull = true };
        FaceWatch watch = new(camera, camera.Modes[0], engine.Stream(), 1, 5, new House(publisher, "hall", "Hall", "esp32-cam", false));
        Program.Look(watch, new PublisherThread(publisher), this);
        engine.IsFull = false;
        Program.Look(watch, new PublisherThread(publisher), this);
        Assert.Equal(["no memory for this picture", "faces: 1"], console.Lines);
    }

    [Fact]
    public void ConnectionsAndTheirTroublesAreToldOnce()
    {
        using ConsoleText console = new();
        SimulatedClock clock = new();
        SimulatedBroker broker = new(clock) { Refusal = "no" };
        PublisherThread thread = new(new Publisher(broker.Make, ["a"], clock, new ReconnectPauses(1000, 2000, new Random(1)), 1000));
        for (int i = 0; i < 20; i++)
        {
            clock.Milliseconds += 1000;
            thread.Step();
            switch (i)
            {
                case 5:
                    broker.Refusal = null;
                    break;

                case 10:
                    broker.Last.IsConnected = false;
                    break;
            }
        }

        Assert.Equal(["broker: no", "broker: connected", "broker: the broker ended the connection", "broker: connected"], console.Lines);
    }

    [Fact]
    public void IsPutTogetherFromTheSettings()
    {
        Workbench.Renew();
        HouseSettings settings = SettingsText.Read("name = Hall\nbroker = broker.lan", "test");
        SimulatedClock clock = new();
        Publisher publisher = Program.MakePublisher(settings, null, clock);
        FaceWatch watch = Program.Prepare(settings, publisher);
        Assert.Equal((0, false), (watch.Count, publisher.IsConnected));
    }

    /// <summary>Each sample is whole by itself, so both have the file; a fault in one is to be mended in both.</summary>
    [Fact]
    public void JoinsWifiAsTheOtherSampleDoes()
    {
        string[] files = [.. new[] { "CameraWeb", "FaceMqtt" }.Select(name => File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, name + "WifiConnection.cs")).Replace("namespace " + name, "namespace", StringComparison.Ordinal))];
        Assert.Equal(files[0], files[1]);
    }
}
