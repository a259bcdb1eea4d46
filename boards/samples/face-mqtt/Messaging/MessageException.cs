using System;

namespace FaceMqtt.Messaging
{
    /// <summary>Something went wrong with the connection to the broker; the message says what.</summary>
    public sealed class MessageException : Exception
    {
        /// <summary>Says what.</summary>
        /// <param name="message">What; names no password.</param>
        public MessageException(string message)
            : base(message)
        {
        }
    }
}
