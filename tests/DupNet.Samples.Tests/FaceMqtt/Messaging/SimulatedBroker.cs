using System.Collections.Generic;
using FaceMqtt.Messaging;

namespace DupNet.Samples.Tests.FaceMqtt.Messaging;

/// <summary>A broker whose connections a test steers. Messages wait until the test lets them arrive.</summary>
internal sealed class SimulatedBroker(SimulatedClock clock)
{
    /// <summary>What it retains.</summary>
    public Dictionary<string, byte[]> Retained { get; } = [];

    /// <summary>When each topic was sent something.</summary>
    public List<(string Topic, long Time)> Sent { get; } = [];

    /// <summary>All connections that were ever tried.</summary>
    public List<Client> Clients { get; } = [];

    /// <summary>Why it lets nobody in; null if it does.</summary>
    public string? Refusal { get; set; }

    /// <summary>The newest connection.</summary>
    public Client Last => Clients[^1];

    public IMessageClient Make(IMessageListener listener)
    {
        Clients.Add(new Client(this, listener));
        return Last;
    }

    /// <summary>A connection.</summary>
    internal sealed class Client(SimulatedBroker broker, IMessageListener listener) : IMessageClient
    {
        private int _number;

        /// <summary>What was handed over and neither arrived nor was lost yet.</summary>
        public List<(int Number, string Topic, byte[] Payload)> Underway { get; } = [];

        public List<string> Subscriptions { get; } = [];

        public bool IsClosed { get; private set; }

        public bool IsConnected { get; set; }

        public IMessageListener Listener => listener;

        public void Connect()
        {
            if (broker.Refusal != null)
            {
                throw new MessageException(broker.Refusal);
            }

            IsConnected = true;
        }

        public int Publish(string topic, byte[] payload)
        {
            broker.Sent.Add((topic, broker.Now));
            Underway.Add((++_number, topic, payload));
            return _number;
        }

        public void Subscribe(string topic) => Subscriptions.Add(topic);

        public void Close()
        {
            IsConnected = false;
            IsClosed = true;
        }

        /// <summary>The first message arrives, and its answer.</summary>
        public void Arrive(bool isAnswered = true)
        {
            (int number, string topic, byte[] payload) = Underway[0];
            Underway.RemoveAt(0);
            broker.Retained[topic] = payload;
            if (isAnswered)
            {
                listener.OnPublished(this, number, true);
            }
        }

        /// <summary>All arrive.</summary>
        public void ArriveAll()
        {
            while (Underway.Count > 0)
            {
                Arrive();
            }
        }
    }

    private long Now => clock.Milliseconds;
}
