using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DupNet.Samples.Tests.FaceMqtt.Messaging;
using FaceMqtt;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// What a broker does to the sample face-mqtt, and what anybody says in its topics, as lines of a word each and what belongs to it. Whatever it was,
/// nothing but the one command changes what the board tells, and once the broker behaves it has all of that.
/// </summary>
internal sealed class HouseTarget() : FuzzTarget("mqtt")
{
    private const string Board = "hall";
    private const string Forget = "forget";
    private const int Gap = 1000;
    private const int MostPause = 8000;
    private const int MostWait = 100_000;
    private const int MostSteps = 60;

    private static readonly string s_command = HouseTopics.Command(Board);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        "step\nanswer 1 yes\nanswer 2 yes\nanswer 3 yes\nanswer 4 yes\nanswer 5 yes\nstep\nmessage dupnet/hall/command forget\nwait 1000\nstep\nanswer 6 yes\n"u8.ToArray(),
        "refuse\nstep\nwait 4000\nstep\nwelcome\nwait 9000\nstep\nanswer 1 no\nend\nstep\nold dupnet/hall/command forget\noldanswer 2 yes\nwait 9000\nstep\n"u8.ToArray(),
        "step\nsilence 0\nwait 20001\nstep\nmessage dupnet/hall/presence ON\nmessage dupnet/hall/command forget!\nmessage dupnet/hall/command\nfaces 3\nstep\n"u8.ToArray(),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        var clock = new SimulatedClock();
        var broker = new SimulatedBroker(clock);
        var publisher = new Publisher(broker.Make, HouseTopics.All(Board), clock, new ReconnectPauses(Gap, MostPause, new Random(1)), Gap);
        var house = new House(publisher, Board, "Hall", "a board", takesCommands: true);
        byte[] picture = [1, 2, 3];
        house.Show(1);
        house.ShowBest(picture);
        int faces = 1;
        bool isForgotten = false;
        bool wasToldAnything = false;
        foreach (string line in Encoding.Latin1.GetString(input).Split('\n'))
        {
            string[] words = line.Split(' ', 3);
            string second = words.Length > 1 ? words[1] : string.Empty;
            byte[]? payload = words.Length > 2 ? Encoding.Latin1.GetBytes(words[2]) : null;
            SimulatedBroker.Client? last = broker.Clients.LastOrDefault();
            SimulatedBroker.Client? first = broker.Clients.FirstOrDefault();
            switch (words[0])
            {
                case "step":
                    Require(publisher.Step() is >= 1 and <= Publisher.LookMilliseconds, "a step says when the next one is due");
                    break;
                case "wait":
                    clock.Milliseconds += Math.Clamp(Number(second), 0, MostWait);
                    break;
                case "refuse":
                    broker.Refusal = second;
                    break;
                case "welcome":
                    broker.Refusal = null;
                    break;
                case "end" when last is not null:
                    last.IsConnected = false;
                    break;
                case "answer" when last is not null:
                    last.Listener.OnPublished(last, Number(second), words.Length < 3 || words[2] == "yes");
                    break;
                case "oldanswer" when first is not null && first != last:
                    first.Listener.OnPublished(first, Number(second), true);
                    break;
                case "message" when last is not null:
                    wasToldAnything = true;
                    last.Listener.OnReceived(last, second, payload!);
                    isForgotten |= !last.IsClosed && second == s_command && words.Length > 2 && words[2] == Forget;
                    break;
                case "old" when first is not null && first != last:
                    first.Listener.OnReceived(first, second, payload!);
                    break;
                case "faces":
                    house.Show(faces = Math.Clamp(Number(second), 0, byte.MaxValue));
                    break;
            }
        }

        Settle(broker, publisher, clock);
        string Retained(int topic) => Encoding.UTF8.GetString(broker.Retained[HouseTopics.All(Board)[topic]]);
        Require(Retained(HouseTopics.Presence) == (faces > 0 ? "ON" : "OFF"), "the broker has whether somebody is there");
        Require(Retained(HouseTopics.Faces) == faces.ToString(CultureInfo.InvariantCulture), "the broker has how many faces there are");
        Require(Retained(HouseTopics.Availability) == "online", "the broker has that the board sees");
        Require(broker.Retained[HouseTopics.All(Board)[HouseTopics.BestShot]].Length == (isForgotten ? 0 : picture.Length), "only the command forgets the picture");
        Require(broker.Clients.All(static client => client.Subscriptions.All(static topic => topic == s_command)), "the board listens to its own topic of commands alone");
        return wasToldAnything;
    }

    /// <summary>A new connection to a broker that answers: what an old one confirmed may have been a lie.</summary>
    private static void Settle(SimulatedBroker broker, Publisher publisher, SimulatedClock clock)
    {
        broker.Refusal = null;
        if (broker.Clients.LastOrDefault() is { } last)
        {
            last.IsConnected = false;
        }

        for (int step = 0; step < MostSteps && !publisher.IsSettled; step++)
        {
            clock.Milliseconds += MostPause;
            publisher.Step();
            broker.Clients.LastOrDefault()?.ArriveAll();
        }

        Require(publisher.IsSettled, "once the broker behaves it has all");
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
