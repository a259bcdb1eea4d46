using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    /// <summary>
    /// A client of MQTT 3.1.1 with the members of nanoFramework.M2Mqtt that device code uses, and its ways: messages are handed over and sent by a thread,
    /// up to three times a second apart; another thread raises the events; a lost connection shows in <see cref="IsConnected"/>.
    /// </summary>
    public sealed class MqttClient
    {
        private const int AnswerMilliseconds = 30000;
        private const int RetryMilliseconds = 1000;
        private const int Attempts = 3;

        private readonly BrokerChannel _channel;
        private readonly BlockingCollection<SentMessage> _queue = new BlockingCollection<SentMessage>();
        private readonly BlockingCollection<Action> _events = new BlockingCollection<Action>();
        private readonly ConcurrentDictionary<int, SentMessage> _waiting = new ConcurrentDictionary<int, SentMessage>();
        private readonly ConcurrentQueue<byte[]> _packets = new ConcurrentQueue<byte[]>();
        private readonly ManualResetEventSlim _answered = new ManualResetEventSlim();
        private int _answer = -1;
        private int _number;
        private long _keepAliveMilliseconds;
        private volatile bool _isClosed;

        /// <summary>Looks the broker's name up.</summary>
        public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol)
        {
            if (clientCert != null || secure != (sslProtocol == MqttSslProtocols.TLSv1_2))
            {
                throw new ArgumentException("not what this stand-in can");
            }

            _channel = new BrokerChannel(brokerHostName, brokerPort, secure, caCert);
        }

        /// <summary>A message came in.</summary>
        public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        /// <summary>A message that went out was confirmed, or was not.</summary>
        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        /// <summary>Most bytes of a packet that clients can take, as a board has that little memory: with more the connection ends.</summary>
        public static int MostReceivedBytes { get; set; } = int.MaxValue;

        /// <summary>Whether it is connected, as far as it knows.</summary>
        public bool IsConnected { get; private set; }

        /// <summary>Connects, and waits for the broker's answer.</summary>
        public MqttReasonCode Connect(
            string clientId,
            string username,
            string password,
            bool willRetain,
            MqttQoSLevel willQosLevel,
            bool willFlag,
            string willTopic,
            string willMessage,
            bool cleanSession,
            ushort keepAlivePeriod)
        {
            _channel.Connect();
            _keepAliveMilliseconds = 1000L * keepAlivePeriod;
            Start(Receive);
            _channel.Write(MqttPackets.WriteConnect(
                clientId, username, password, willFlag ? willTopic : null, willMessage, willRetain, (int)willQosLevel, cleanSession, keepAlivePeriod));
            if (!_answered.Wait(AnswerMilliseconds) || _answer < 0)
            {
                throw new IOException("no answer of the broker");
            }

            if (_answer == 0)
            {
                IsConnected = !_isClosed;
                Start(Send);
                Start(Raise);
            }

            return (MqttReasonCode)_answer;
        }

        /// <summary>Hands a message over.</summary>
        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
        {
            ushort number = NextNumber();
            _queue.Add(new SentMessage(topic, number, message, (int)qosLevel, retain));
            return number;
        }

        /// <summary>Asks for the messages of topics.</summary>
        public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
        {
            ushort number = NextNumber();
            _packets.Enqueue(MqttPackets.WriteSubscribe(topics[0], number, (int)qosLevels[0]));
            return number;
        }

        /// <summary>Ends the connection without a farewell.</summary>
        public void Close()
        {
            _isClosed = true;
            IsConnected = false;
            _channel.Dispose();
        }

        private static void Start(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

        private ushort NextNumber()
        {
            _number = (_number % ushort.MaxValue) + 1;
            return (ushort)_number;
        }

        private void Receive()
        {
            try
            {
                while (!_isClosed)
                {
                    int first = _channel.Read(MostReceivedBytes, out byte[] body);
                    try
                    {
                        Take(first, body);
                    }
                    catch (Exception failure) when (IsMalformed(failure))
                    {
                        // Nothing is known of it.
                    }
                }
            }
            catch (Exception failure) when (IsLoss(failure))
            {
                IsConnected = false;
                _answered.Set();
            }
        }

        private void Take(int first, byte[] body)
        {
            switch (first >> 4)
            {
                case MqttPackets.ConnectAnswer:
                    _answer = body[1];
                    _answered.Set();
                    break;

                case MqttPackets.PublishAnswer:
                    if (_waiting.TryRemove(MqttPackets.NumberAt(body, 0), out SentMessage sent))
                    {
                        _events.Add(() => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(sent.Number, true)));
                    }

                    break;

                case MqttPackets.Publish:
                    TakeMessage(body, (first >> 1) & 3);
                    break;
            }
        }

        private void TakeMessage(byte[] body, int qos)
        {
            int length = MqttPackets.NumberAt(body, 0);
            string topic = Encoding.UTF8.GetString(body, 2, length);
            int start = 2 + length;
            if (qos > 0)
            {
                _packets.Enqueue(MqttPackets.WritePublishAnswer(MqttPackets.NumberAt(body, start)));
                start += 2;
            }

            byte[] message = body[start..];
            _events.Add(() => MqttMsgPublishReceived?.Invoke(this, new MqttMsgPublishEventArgs(topic, message)));
        }

        private void Send()
        {
            long lastSent = Environment.TickCount64;
            try
            {
                while (!_isClosed)
                {
                    if (_queue.TryTake(out SentMessage message, 5))
                    {
                        Send(message);
                        lastSent = Environment.TickCount64;
                    }

                    while (_packets.TryDequeue(out byte[] packet))
                    {
                        _channel.Write(packet);
                        lastSent = Environment.TickCount64;
                    }

                    SendAgain();
                    if (Environment.TickCount64 - lastSent > _keepAliveMilliseconds)
                    {
                        _channel.Write(MqttPackets.Ping);
                        lastSent = Environment.TickCount64;
                    }
                }
            }
            catch (Exception failure) when (IsLoss(failure))
            {
                IsConnected = false;
            }
        }

        private void Send(SentMessage message)
        {
            if (message.Qos > 0)
            {
                _waiting[message.Number] = message;
            }

            message.SentAt = Environment.TickCount64;
            message.Attempts++;
            _channel.Write(MqttPackets.WritePublish(message.Topic, message.Number, message.Message, message.Qos, message.IsRetained, message.Attempts > 1));
        }

        private void SendAgain()
        {
            foreach (KeyValuePair<int, SentMessage> each in _waiting)
            {
                SentMessage message = each.Value;
                if (Environment.TickCount64 - message.SentAt < RetryMilliseconds)
                {
                    continue;
                }

                if (message.Attempts < Attempts)
                {
                    Send(message);
                }
                else if (_waiting.TryRemove(each.Key, out _))
                {
                    _events.Add(() => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(message.Number, false)));
                }
            }
        }

        private void Raise()
        {
            while (!_isClosed)
            {
                if (_events.TryTake(out Action raise, 100))
                {
                    raise();
                }
            }
        }

        // A closed socket shows as any of these, depending on the moment.
        private static bool IsLoss(Exception failure) => failure is IOException or ObjectDisposedException or NullReferenceException or InvalidOperationException;

        // M2Mqtt goes on after a packet that it cannot read.
        private static bool IsMalformed(Exception failure) => failure is ArgumentException or IndexOutOfRangeException;
    }
}
