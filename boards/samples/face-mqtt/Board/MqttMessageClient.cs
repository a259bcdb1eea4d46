using System;
using System.Security.Cryptography.X509Certificates;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using FaceMqtt.Settings;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace FaceMqtt.Board
{
    /// <summary>A connection by nanoFramework.M2Mqtt: MQTT 3.1.1, a session of its own, the last will in the topic of availability.</summary>
    internal sealed class MqttMessageClient : IMessageClient
    {
        // The broker takes the board for lost after one and a half of it.
        private const ushort KeepAliveSeconds = 30;

        private readonly HouseSettings _settings;
        private readonly X509Certificate _certificate;
        private readonly IMessageListener _listener;
        private MqttClient _client;

        /// <summary>Connects nothing yet.</summary>
        /// <param name="settings">Broker and name.</param>
        /// <param name="certificate">By which the broker's certificate is checked; null for no encryption.</param>
        /// <param name="listener">Is told of answers and messages.</param>
        public MqttMessageClient(HouseSettings settings, X509Certificate certificate, IMessageListener listener)
        {
            _settings = settings;
            _certificate = certificate;
            _listener = listener;
        }

        /// <inheritdoc/>
        public bool IsConnected => _client != null && _client.IsConnected;

        /// <inheritdoc/>
        public void Connect()
        {
            MqttReasonCode answer;
            try
            {
                // A client for each connection: it looks the broker's name up anew, and nothing of an old connection is left in it.
                _client = new MqttClient(
                    _settings.Broker,
                    _settings.Port,
                    _settings.IsSecure,
                    _certificate,
                    null,
                    _settings.IsSecure ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
                _client.MqttMsgPublished += OnPublished;
                _client.MqttMsgPublishReceived += OnReceived;
                answer = _client.Connect(
                    "dupnet-" + _settings.Board,
                    _settings.User,
                    _settings.Password,
                    true,
                    MqttQoSLevel.AtLeastOnce,
                    true,
                    HouseTopics.All(_settings.Board)[HouseTopics.Availability],
                    HousePayloads.Offline,
                    true,
                    KeepAliveSeconds);
            }
            catch (Exception failure)
            {
                throw new MessageException("no connection to " + _settings.Broker + ", port " + _settings.Port.ToString() + ": " + failure.Message);
            }

            if (answer != MqttReasonCode.Success)
            {
                throw new MessageException(Describe(answer));
            }
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] payload)
        {
            try
            {
                return _client.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, true);
            }
            catch (Exception failure)
            {
                throw new MessageException("cannot send to " + topic + ": " + failure.Message);
            }
        }

        /// <inheritdoc/>
        public void Subscribe(string topic)
        {
            try
            {
                _client.Subscribe(new string[] { topic }, new MqttQoSLevel[] { MqttQoSLevel.AtLeastOnce });
            }
            catch (Exception failure)
            {
                throw new MessageException("cannot listen to " + topic + ": " + failure.Message);
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (_client == null)
            {
                return;
            }

            try
            {
                _client.Close();
            }
            catch (Exception)
            {
                // It is given up in any case, and a new one made for the next connection.
            }
        }

        private static string Describe(MqttReasonCode answer)
        {
            switch (answer)
            {
                case MqttReasonCode.ConnectionRefusedBadUserNameOrPassword:
                    return "the broker refuses user name or password";

                case MqttReasonCode.ConnectionRefusedNotAuthorized:
                    return "the broker does not let this user in";

                case MqttReasonCode.ConnectionRefusedServerUnavailable:
                    return "the broker cannot serve now";

                case MqttReasonCode.ConnectionRefusedIdentifierRejected:
                    return "the broker refuses the name of this board";

                default:
                    return "the broker refuses: answer " + ((int)answer).ToString();
            }
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs message) => _listener.OnPublished(this, message.MessageId, message.IsPublished);

        private void OnReceived(object sender, MqttMsgPublishEventArgs message) => _listener.OnReceived(this, message.Topic, message.Message);
    }
}
