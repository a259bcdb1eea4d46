using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FaceMqtt.Board;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;
using nanoFramework.M2Mqtt;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>The board against a real broker, watched by another client.</summary>
[Collection(nameof(MqttMessageClientTests))]
[CollectionDefinition(nameof(MqttMessageClientTests), DisableParallelization = true)]
public sealed class MqttMessageClientTests : IDisposable
{
    private const string Presence = "dupnet/hall/presence";
    private const string Faces = "dupnet/hall/faces";
    private const string BestShot = "dupnet/hall/best-shot";
    private const string Availability = "dupnet/hall/availability";
    private const string Command = "dupnet/hall/command";
    private const string Discovery = "homeassistant/device/hall/config";

    public void Dispose() => MqttClient.MostReceivedBytes = int.MaxValue;

    [Fact]
    public async Task AllIsRetainedForWhoComesLater()
    {
        using Mosquitto broker = Mosquitto.Open();
        using RunningHouse board = RunningHouse.At(broker.Port);
        board.House.Show(2);
        board.House.ShowBest([0x42, 0x4D, 0, 255]);
        board.Settle();
        using Observer late = await Observer.At(broker.Port);
        late.WaitFor(Presence, "ON");
        late.WaitFor(Faces, "2");
        late.WaitFor(Availability, "online");
        Waiting.Until(() => late.Now.ContainsKey(BestShot) && late.Now.ContainsKey(Discovery), () => "no best shot");
        Assert.Equal([0x42, 0x4D, 0, 255], late.Now[BestShot]);
        Assert.StartsWith("{\"device\":{\"identifiers\":\"dupnet-hall\"", late.Text(Discovery), StringComparison.Ordinal);
        Assert.All(late.All, message => Assert.True(message.WasRetained));
    }

    [Fact]
    public async Task ABoardThatVanishesIsOffline()
    {
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        using BadLine line = new(broker.Port);
        using RunningHouse board = RunningHouse.At(line.Port);
        board.House.Show(1);
        observer.WaitFor(Availability, "online");
        board.Dispose();
        line.Cut();
        observer.WaitFor(Availability, "offline");
        Assert.Equal("offline", await Observer.Retained(broker.Port, Availability));
        Assert.Equal("ON", await Observer.Retained(broker.Port, Presence));
    }

    [Fact]
    public async Task ABrokerThatIsAbsentAtFirstGetsAllWhenItComes()
    {
        using Mosquitto broker = Mosquitto.Open(isStarted: false);
        using RunningHouse board = RunningHouse.At(broker.Port);
        board.House.Show(1);
        Waiting.Until(() => board.Publisher.Problem != null, () => "no problem");
        Assert.StartsWith($"no connection to 127.0.0.1, port {broker.Port}: ", board.Publisher.Problem, StringComparison.Ordinal);
        board.House.Show(3);
        broker.Start();
        board.Settle();
        Assert.Null(board.Publisher.Problem);
        Assert.Equal("3", await Observer.Retained(broker.Port, Faces));
        Assert.Equal("online", await Observer.Retained(broker.Port, Availability));
    }

    [Fact]
    public async Task ABrokerThatForgetsIsToldAgain()
    {
        using Mosquitto broker = Mosquitto.Open();
        using RunningHouse board = RunningHouse.At(broker.Port);
        board.House.Show(1);
        board.House.ShowBest([1]);
        board.Settle();
        broker.Kill();
        Waiting.Until(() => !board.Publisher.IsConnected, () => "still connected");
        board.House.Show(2);
        broker.Start();
        board.Settle();
        foreach ((string topic, string text) in new[] { (Presence, "ON"), (Faces, "2"), (Availability, "online"), (BestShot, "\u0001") })
        {
            Assert.Equal(text, await Observer.Retained(broker.Port, topic));
        }

        Assert.NotNull(await Observer.Retained(broker.Port, Discovery));
    }

    /// <summary>
    /// A thousand times the state changes and the line is cut at any moment: while connecting, while messages are under way, at rest. After each time
    /// the broker has what the board knows.
    /// </summary>
    [Fact]
    public async Task NothingIsLostInAThousandReconnects()
    {
        const int Times = 1000;
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        using BadLine line = new(broker.Port);
        using RunningHouse board = RunningHouse.At(line.Port);
        board.Settle();
        Random random = new(3);
        int lost = 0;
        for (int i = 1; i <= Times; i++)
        {
            string faces = i.ToString(CultureInfo.InvariantCulture);
            board.House.Show(i);
            if (random.Next(2) == 0)
            {
                Thread.Sleep(random.Next(6));
            }

            int before = board.Publisher.Connections;
            line.Cut();
            Waiting.Until(() => board.Publisher.Connections > before, () => $"no connection {i}: {board.Publisher.Problem}");
            board.Settle();
            if (i % 20 == 0 && await Observer.Retained(broker.Port, Faces) != faces)
            {
                lost++;
            }

            observer.WaitFor(Faces, faces);
            observer.WaitFor(Availability, "online");
        }

        Assert.Equal(0, lost);
        Assert.True(board.Publisher.Connections > Times);
        TestContext.Current.SendDiagnosticMessage("{0} connections, {1} messages seen", board.Publisher.Connections, observer.All.Count);
    }

    [Fact]
    public async Task EachTopicHasAtMostOneMessageASecondAndTheLastStateGetsOut()
    {
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        using BadLine line = new(broker.Port);
        using RunningHouse board = RunningHouse.At(line.Port, gap: 1000);
        Stopwatch watch = Stopwatch.StartNew();
        int i = 0;
        while (watch.ElapsedMilliseconds < 4500)
        {
            board.House.Show(++i);
            Thread.Sleep(5);
            if (i % 200 == 0)
            {
                line.Cut();
            }
        }

        observer.WaitFor(Faces, i.ToString(CultureInfo.InvariantCulture));
        (string Topic, long Time, bool WasRetained)[] faces = [.. observer.All.Where(message => message.Topic == Faces)];
        Assert.InRange(faces.Length, 4, 7);

        // Some milliseconds of the way here, which differs from message to message.
        Assert.All(faces.Zip(faces.Skip(1)), pair => Assert.True(Stopwatch.GetElapsedTime(pair.First.Time, pair.Second.Time).TotalMilliseconds > 800));
    }

    [Fact]
    public async Task ASlowLineLosesNothing()
    {
        using Mosquitto broker = Mosquitto.Open();
        using BadLine line = new(broker.Port) { DelayMilliseconds = 300 };
        using RunningHouse board = RunningHouse.At(line.Port);
        for (int i = 1; i <= 30; i++)
        {
            board.House.Show(i);
            Thread.Sleep(30);
        }

        board.Settle();
        Assert.Equal("30", await Observer.Retained(broker.Port, Faces));
        Assert.Equal(1, board.Publisher.Connections);
    }

    [Fact]
    public async Task ALineThatSwallowsAllForAWhileLosesNothing()
    {
        using Mosquitto broker = Mosquitto.Open();
        using BadLine line = new(broker.Port);
        using RunningHouse board = RunningHouse.At(line.Port);
        board.House.Show(1);
        board.Settle();
        line.IsBlocked = true;
        board.House.Show(2);

        // The client gives each message up after three attempts, a second apart; then it is sent again.
        await Task.Delay(4500, TestContext.Current.CancellationToken);
        Assert.False(board.Publisher.IsSettled);
        line.IsBlocked = false;
        line.Cut();
        Waiting.Until(() => board.Publisher.Connections > 1, () => "no connection");
        board.Settle();
        Assert.Equal("2", await Observer.Retained(broker.Port, Faces));
    }

    [Theory]
    [InlineData("user = camera\npassword = wrong")]
    [InlineData("user = nobody\npassword = secret")]
    [InlineData("")]
    public void WrongCredentialsAreToldAndNotShown(string credentials)
    {
        using Mosquitto broker = Mosquitto.WithPassword("camera", "secret");
        using RunningHouse board = new RunningHouse($"broker = 127.0.0.1\nport = {broker.Port}\n{credentials}").Start();
        Waiting.Until(() => board.Publisher.Problem != null, () => "no problem");
        Assert.Equal("the broker does not let this user in", board.Publisher.Problem);
        Assert.Equal(0, board.Publisher.Connections);
    }

    [Fact]
    public async Task RightCredentialsLetIn()
    {
        using Mosquitto broker = Mosquitto.WithPassword("camera", "secret");
        using Observer observer = await Observer.At(broker.Port, "camera", "secret");
        using RunningHouse board = new RunningHouse($"broker = 127.0.0.1\nport = {broker.Port}\nuser = camera\npassword = secret").Start();
        board.House.Show(1);
        observer.WaitFor(Availability, "online");
    }

    [Fact]
    public async Task ACommandIsHeard()
    {
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        using RunningHouse board = RunningHouse.At(broker.Port, takesCommands: true);
        board.House.ShowBest([1, 2, 3]);
        board.Settle();
        Assert.NotNull(await Observer.Retained(broker.Port, BestShot));

        // It begins to listen a moment after that.
        await observer.Send(Command, "forget"u8.ToArray(), isRetained: true);
        observer.WaitFor(BestShot, string.Empty);
        Assert.Null(await Observer.Retained(broker.Port, BestShot));
    }

    [Fact]
    public async Task HostileCommandsChangeNothing()
    {
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        using RunningHouse board = RunningHouse.At(broker.Port, takesCommands: true);
        board.House.Show(1);
        board.House.ShowBest([1, 2, 3]);
        board.Settle();
        byte[] noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        await observer.Send(Command, noise);
        await observer.Send(Command, []);
        await observer.Send(Command, "FORGET"u8.ToArray());
        await observer.Send(Command + "/x", "forget"u8.ToArray());
        await observer.Send("dupnet/hall/commands", "forget"u8.ToArray());
        for (int i = 0; i < 200; i++)
        {
            await observer.Send(Command, noise[i..(i + (i % 20))]);
        }

        board.House.Show(2);
        observer.WaitFor(Faces, "2");
        board.Settle();
        Assert.Equal(1, board.Publisher.Connections);
        Assert.Equal("\u0001\u0002\u0003", await Observer.Retained(broker.Port, BestShot));
    }

    /// <summary>A retained message that the board has no memory for comes again with each connection that asks for it.</summary>
    [Fact]
    public async Task AMessageTooLargeForTheBoardDoesNotKeepItFromTelling()
    {
        using Mosquitto broker = Mosquitto.Open();
        using Observer observer = await Observer.At(broker.Port);
        await observer.Send(Command, new byte[1_000_000], isRetained: true);
        MqttClient.MostReceivedBytes = 10_000;
        using RunningHouse board = RunningHouse.At(broker.Port, takesCommands: true);
        board.House.Show(1);
        Waiting.Until(() => board.Publisher.Connections == 4, () => $"{board.Publisher.Connections} connections");
        board.Settle();
        board.House.Show(2);
        observer.WaitFor(Faces, "2");
        observer.WaitFor(Availability, "online");
        board.Settle();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(4, board.Publisher.Connections);
    }

    [Fact]
    public void WithTlsTheBrokersCertificateIsCheckedByTheOneOfTheSettings()
    {
        using TestAuthority authority = new("the house");
        (string certificate, string key) = authority.Issue("localhost");
        using Mosquitto broker = Mosquitto.Secure(certificate, key);
        using RunningHouse board = Secure("localhost", broker.Port, authority);
        board.House.Show(1);
        board.Settle();
        Assert.Equal(1, board.Publisher.Connections);
    }

    [Theory]
    [InlineData("another authority")]
    [InlineData("another name")]
    public void ABrokerWithAnotherCertificateIsRefused(string what)
    {
        using TestAuthority authority = new("the house");
        using TestAuthority other = new("somebody else");
        (string certificate, string key) = what == "another authority" ? other.Issue("localhost") : authority.Issue("elsewhere.example");
        using Mosquitto broker = Mosquitto.Secure(certificate, key);
        using RunningHouse board = Secure("localhost", broker.Port, authority);
        board.House.Show(1);
        Waiting.Until(() => board.Publisher.Problem != null, () => "no problem");
        Assert.Contains("certificate", board.Publisher.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, board.Publisher.Connections);
    }

    /// <summary>Whoever is not connected has nothing to close, and says what fails.</summary>
    [Fact]
    public void AClientThatCannotConnectSaysWhereTo()
    {
        HouseSettings settings = SettingsText.Read("broker = no-such-host.invalid\nname = hall", "test");
        MqttMessageClient client = new(settings, null, new Nobody());
        client.Close();
        Assert.False(client.IsConnected);
        MessageException failure = Assert.Throws<MessageException>(client.Connect);
        Assert.StartsWith("no connection to no-such-host.invalid, port 1883: ", failure.Message, StringComparison.Ordinal);
        Assert.Throws<MessageException>(() => client.Publish("a", []));
        Assert.Throws<MessageException>(() => client.Subscribe("a"));
        client.Close();
    }

    private static RunningHouse Secure(string host, int port, TestAuthority authority)
        => new RunningHouse($"broker = {host}\nport = {port}\ncertificate = given", certificate: authority.Certificate).Start();

    private sealed class Nobody : IMessageListener
    {
        public void OnPublished(IMessageClient client, int number, bool hasArrived) => Assert.Fail("nothing was sent");

        public void OnReceived(IMessageClient client, string topic, byte[] payload) => Assert.Fail("nothing was asked for");
    }
}
