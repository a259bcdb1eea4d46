using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet;
using MQTTnet.Protocol;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>Somebody else at the broker, with another client: MQTTnet.</summary>
internal sealed class Observer : IDisposable
{
    private const int Patience = 30_000;

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private Observer()
    {
        _client.ApplicationMessageReceivedAsync += message =>
        {
            byte[] payload = message.ApplicationMessage.Payload.ToArray();
            Now[message.ApplicationMessage.Topic] = payload;
            All.Enqueue((message.ApplicationMessage.Topic, Stopwatch.GetTimestamp(), message.ApplicationMessage.Retain));
            return Task.CompletedTask;
        };
    }

    /// <summary>The newest message of each topic.</summary>
    public ConcurrentDictionary<string, byte[]> Now { get; } = new();

    /// <summary>All messages: topic, when, and whether the broker had retained them before.</summary>
    public ConcurrentQueue<(string Topic, long Time, bool WasRetained)> All { get; } = new();

    /// <summary>Listens to all topics.</summary>
    public static async Task<Observer> At(int port, string? user = null, string? password = null)
    {
        Observer observer = new();
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port);
        if (user != null)
        {
            options.WithCredentials(user, password);
        }

        await observer._client.ConnectAsync(options.Build(), TestContext.Current.CancellationToken);
        await observer._client.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
        return observer;
    }

    /// <summary>What the broker retains in a topic as a text; null for nothing. Asked by a client of its own.</summary>
    public static async Task<string?> Retained(int port, string topic)
    {
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        TaskCompletionSource<string?> got = new(TaskCreationOptions.RunContinuationsAsynchronously);
        client.ApplicationMessageReceivedAsync += message =>
        {
            // The message to itself ends the wait: what is retained comes before it.
            got.TrySetResult(message.ApplicationMessage.Topic == topic ? Encoding.UTF8.GetString(message.ApplicationMessage.Payload.ToArray()) : null);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build(), TestContext.Current.CancellationToken);
        string end = "end/" + Guid.NewGuid();
        await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
        await client.SubscribeAsync(end, MqttQualityOfServiceLevel.AtLeastOnce, TestContext.Current.CancellationToken);
        await client.PublishStringAsync(end, "end", MqttQualityOfServiceLevel.AtLeastOnce, false, TestContext.Current.CancellationToken);
        return await got.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience), TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a message.</summary>
    public Task Send(string topic, byte[] payload, bool isRetained = false) => _client.PublishAsync(
        new MqttApplicationMessage { Topic = topic, PayloadSegment = payload, Retain = isRetained, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce },
        TestContext.Current.CancellationToken);

    /// <summary>The newest message of a topic; null for none.</summary>
    public string? Text(string topic) => Now.TryGetValue(topic, out byte[]? payload) ? Encoding.UTF8.GetString(payload) : null;

    /// <summary>Waits until the newest message of a topic is a text.</summary>
    public void WaitFor(string topic, string text) => Waiting.Until(() => Text(topic) == text, () => $"{topic} is {Text(topic)}, not {text}");

    public void Dispose() => _client.Dispose();
}
