using System;

namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>What became of a message that went out.</summary>
    public sealed class MqttMsgPublishedEventArgs : EventArgs
    {
        internal MqttMsgPublishedEventArgs(ushort messageId, bool isPublished)
        {
            MessageId = messageId;
            IsPublished = isPublished;
        }

        /// <summary>Its number.</summary>
        public ushort MessageId { get; }

        /// <summary>Whether the broker confirmed it.</summary>
        public bool IsPublished { get; }
    }
}
