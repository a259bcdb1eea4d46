using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using FaceMqtt.Messaging;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Messaging;

public sealed class PublisherTests : ICommandHandler
{
    private const int Gap = 1000;

    private readonly SimulatedClock _clock = new();
    private readonly SimulatedBroker _broker;
    private readonly Publisher _publisher;
    private readonly List<string> _commands = [];

    public PublisherTests()
    {
        _broker = new SimulatedBroker(_clock);
        _publisher = new Publisher(_broker.Make, ["a", "b"], _clock, new ReconnectPauses(1000, 8000, new Random(1)), Gap);
    }

    void ICommandHandler.Handle(byte[] payload) => _commands.Add(Encoding.UTF8.GetString(payload));

    [Fact]
    public void WhatWasSetIsSentAndSettledWhenTheBrokerSaysSo()
    {
        Set(0, "1");
        Assert.False(_publisher.IsSettled);
        _publisher.Step();
        Assert.False(_publisher.IsSettled);
        _broker.Last.ArriveAll();
        Assert.True(_publisher.IsSettled);
        Assert.Equal("a=1", Retained());
    }

    [Fact]
    public void ATopicThatWasNeverSetIsLeftAsItIs()
    {
        _publisher.Step();
        Assert.Empty(_broker.Sent);
        Assert.True(_publisher.IsSettled);
    }

    [Fact]
    public void ChangesWithinASecondAreOneMessageAndTheLastOneGetsOut()
    {
        for (int i = 0; i <= 25; i++)
        {
            Set(0, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _publisher.Step();
            _broker.Last.ArriveAll();
            _clock.Milliseconds += 100;
        }

        _clock.Milliseconds += 1000;
        _publisher.Step();
        _broker.Last.ArriveAll();
        Assert.Equal("a=25", Retained());
        Assert.Equal(4, _broker.Sent.Count);
        RequireGaps();
    }

    [Fact]
    public void SettingTheSameAgainSendsNothing()
    {
        Set(0, "1");
        _publisher.Step();
        _broker.Last.ArriveAll();
        Assert.False(_publisher.Set(0, Encoding.UTF8.GetBytes("1")));
        _clock.Milliseconds += 5000;
        _publisher.Step();
        Assert.Single(_broker.Sent);
    }

    [Fact]
    public void StepTellsWhenItIsToBeCalledAgain()
    {
        Set(0, "1");
        Assert.Equal(Publisher.LookMilliseconds, _publisher.Step());
        _broker.Last.ArriveAll();
        Set(0, "2");
        _clock.Milliseconds += 400;
        Assert.Equal(600, _publisher.Step());
        _clock.Milliseconds += 600;
        _publisher.Step();
        Assert.Equal(2, _broker.Sent.Count);
    }

    [Fact]
    public void AllIsSentAgainAfterConnectingAgain()
    {
        Set(0, "1");
        Set(1, "2");
        _publisher.Step();
        _broker.Last.ArriveAll();
        _broker.Retained.Clear();
        _broker.Last.IsConnected = false;
        Assert.False(_publisher.IsSettled);
        RunUntilSettled();
        Assert.Equal("a=1 b=2", Retained());
        Assert.Equal(2, _publisher.Connections);
        Assert.True(_broker.Clients[0].IsClosed);
        RequireGaps();
    }

    [Fact]
    public void AMessageThatWasUnderwayIsSentAgain()
    {
        Set(0, "1");
        _publisher.Step();
        _broker.Last.IsConnected = false;
        RunUntilSettled();
        Assert.Equal("a=1", Retained());
    }

    [Fact]
    public void AnAnswerOfAnOldConnectionSaysNothing()
    {
        Set(0, "1");
        _publisher.Step();
        SimulatedBroker.Client old = _broker.Last;
        old.IsConnected = false;
        do
        {
            _clock.Milliseconds += 1000;
            _publisher.Step();
        }
        while (_broker.Last == old || _broker.Last.Underway.Count == 0);

        // Both messages have number 1.
        old.Listener.OnPublished(old, 1, true);
        Assert.False(_publisher.IsSettled);
        _broker.Last.ArriveAll();
        Assert.True(_publisher.IsSettled);
    }

    [Fact]
    public void AMessageThatTheClientGaveUpIsSentAgainAfterTheGap()
    {
        Set(0, "1");
        _publisher.Step();
        _publisher.OnPublished(_broker.Last, 1, false);
        _publisher.Step();
        Assert.Single(_broker.Sent);
        _clock.Milliseconds += Gap;
        _publisher.Step();
        Assert.Equal(2, _broker.Sent.Count);
    }

    [Fact]
    public void AChangeWhileAMessageIsUnderwayIsNotTakenForConfirmed()
    {
        Set(0, "1");
        _publisher.Step();
        Set(0, "2");
        _broker.Last.Arrive();
        Assert.False(_publisher.IsSettled);
        RunUntilSettled();
        Assert.Equal("a=2", Retained());
    }

    [Fact]
    public void ABrokerThatConfirmsNothingIsGivenUp()
    {
        Set(0, "1");
        _publisher.Step();
        _clock.Milliseconds += Publisher.MostUnderwayMilliseconds + 1;
        _publisher.Step();
        Assert.Equal("the broker does not confirm what it is sent", _publisher.Problem);
        Assert.True(_broker.Last.IsClosed);
        RunUntilSettled();
        Assert.Null(_publisher.Problem);
    }

    [Fact]
    public void ABrokerThatRefusesIsAskedLessAndLessOften()
    {
        _broker.Refusal = "no";
        long end = _clock.Milliseconds + 60_000;
        while (_clock.Milliseconds < end)
        {
            _clock.Milliseconds += _publisher.Step();
        }

        Assert.Equal("no", _publisher.Problem);
        Assert.InRange(_broker.Clients.Count, 9, 20);
        Assert.All(_broker.Clients, client => Assert.True(client.IsClosed));
        _broker.Refusal = null;
        RunUntilSettled();
        Assert.Null(_publisher.Problem);
    }

    [Fact]
    public void TheShortestPauseIsForConnectionsThatLasted()
    {
        Set(0, "1");
        int[] pauses = [.. Enumerable.Range(0, 6).Select(i => PauseAfter(i < 5 ? 10 : 8001))];
        Assert.InRange(pauses[0], 500, 1000);
        Assert.InRange(pauses[4], 4000, 8000);
        Assert.InRange(pauses[5], 500, 1000);
    }

    [Fact]
    public void CommandsAreHeardOnceTheBrokerHasAll()
    {
        Set(0, "1");
        _publisher.Commands = this;
        _publisher.CommandTopic = "c";
        _publisher.Step();
        Assert.Empty(_broker.Last.Subscriptions);
        _broker.Last.ArriveAll();
        _publisher.Step();
        _publisher.Step();
        Assert.Equal(["c"], _broker.Last.Subscriptions);
        _publisher.OnReceived(_broker.Last, "c", "do"u8.ToArray());
        _publisher.OnReceived(_broker.Last, "c/d", "wrong topic"u8.ToArray());
        _publisher.OnReceived(_broker.Last, null!, "no topic"u8.ToArray());
        _publisher.OnReceived(_broker.Last, "c", null!);
        _publisher.OnReceived(new SimulatedBroker(_clock).Make(_publisher), "c", "of another connection"u8.ToArray());
        Assert.Equal(["do"], _commands);
    }

    [Fact]
    public void CommandsThatEndConnectionsAreNoLongerHeard()
    {
        Set(0, "1");
        _publisher.Commands = this;
        _publisher.CommandTopic = "c";
        for (int i = 0; i < 6; i++)
        {
            RunUntilSettled();
            _publisher.Step();
            _broker.Last.IsConnected = false;
            _publisher.Step();
        }

        Assert.Equal([1, 1, 1, 0, 0, 0], _broker.Clients.Select(client => client.Subscriptions.Count));
        Assert.Equal("a=1", Retained());
    }

    /// <summary>Whatever happens to connections and messages: in the end the broker has the last of all, and no topic went out too often.</summary>
    [Fact]
    public void NothingIsLostWhateverHappens() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[10, 300]).Sample((seed, length) =>
    {
        Random random = new(seed);
        SimulatedClock clock = new();
        SimulatedBroker broker = new(clock);
        Publisher publisher = new(broker.Make, ["a", "b", "c"], clock, new ReconnectPauses(100, 3000, new Random(seed)), Gap);
        int[] last = [-1, -1, -1];
        for (int i = 0; i < length; i++)
        {
            switch (random.Next(8))
            {
                case 0 or 1:
                    int topic = random.Next(3);
                    last[topic] = random.Next(4);
                    publisher.Set(topic, [(byte)last[topic]]);
                    break;

                case 2:
                    broker.Refusal = broker.Refusal == null && random.Next(2) == 0 ? "no" : null;
                    break;

                case 3 when broker.Clients.Count > 0:
                    broker.Last.IsConnected = false;
                    if (random.Next(2) == 0)
                    {
                        broker.Retained.Clear();
                    }

                    break;

                case 4 or 5 when broker.Clients.Count > 0:
                    // Answers of old connections come too, messages of theirs do not.
                    SimulatedBroker.Client client = broker.Clients[random.Next(broker.Clients.Count)];
                    if (client != broker.Last)
                    {
                        client.Listener.OnPublished(client, random.Next(5), true);
                    }
                    else if (client.IsConnected && client.Underway.Count > 0)
                    {
                        client.Arrive(random.Next(4) != 0);
                    }

                    break;

                default:
                    clock.Milliseconds += random.Next(700);
                    publisher.Step();
                    break;
            }
        }

        broker.Refusal = null;
        for (int i = 0; i < 200 && !publisher.IsSettled; i++)
        {
            clock.Milliseconds += 500;
            publisher.Step();
            if (broker.Clients.Count > 0 && broker.Last.IsConnected)
            {
                broker.Last.ArriveAll();
            }
        }

        Assert.True(publisher.IsSettled);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(last[i], broker.Retained.TryGetValue("abc"[i].ToString(), out byte[]? value) ? value[0] : -1);
        }

        RequireGaps(broker);
    });

    private static void RequireGaps(SimulatedBroker broker) => Assert.All(
        broker.Sent.GroupBy(sent => sent.Topic),
        topic => Assert.All(topic.Zip(topic.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= Gap)));

    private void RequireGaps() => RequireGaps(_broker);

    private void Set(int topic, string value) => _publisher.Set(topic, Encoding.UTF8.GetBytes(value));

    private string Retained() => string.Join(' ', _broker.Retained.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key + "=" + Encoding.UTF8.GetString(each.Value)));

    private void RunUntilSettled()
    {
        for (int i = 0; i < 200 && !_publisher.IsSettled; i++)
        {
            _clock.Milliseconds += 100;
            _publisher.Step();
            if (_broker.Clients.Count > 0 && _broker.Last.IsConnected)
            {
                _broker.Last.ArriveAll();
            }
        }

        Assert.True(_publisher.IsSettled);
    }

    /// <summary>Connects, loses the connection after a time, and tells after how long the next attempt comes.</summary>
    private int PauseAfter(int lasting)
    {
        int before = _broker.Clients.Count;
        while (_broker.Clients.Count == before)
        {
            _clock.Milliseconds++;
            _publisher.Step();
        }

        _clock.Milliseconds += lasting;
        _broker.Last.IsConnected = false;
        long lost = _clock.Milliseconds;
        int count = _broker.Clients.Count;
        _publisher.Step();
        while (_broker.Clients.Count == count)
        {
            _clock.Milliseconds++;
            _publisher.Step();
        }

        int pause = (int)(_clock.Milliseconds - lost);
        _broker.Last.IsConnected = false;
        return pause;
    }
}
