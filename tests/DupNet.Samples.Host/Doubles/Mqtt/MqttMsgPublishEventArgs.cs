using System;

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>A message that came in.</summary>
    public sealed class MqttMsgPublishEventArgs : EventArgs
    {
        internal MqttMsgPublishEventArgs(string topic, byte[] message)
        {
            Topic = topic;
            Message = message;
        }

        /// <summary>Its topic.</summary>
        public string Topic { get; }

        /// <summary>Its bytes.</summary>
        public byte[] Message { get; }
    }
}
