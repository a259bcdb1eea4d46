namespace FaceMqtt.Messaging
{
    /// <summary>
    /// One connection to a broker: made, connected once, closed. What goes out is retained by the broker and confirmed by it (MQTT: QoS 1). If the
    /// connection ends without <see cref="Close"/> or by it, the broker sends the last will.
    /// </summary>
    public interface IMessageClient
    {
        /// <summary>Whether it was connected, and did not end since as far as is known.</summary>
        bool IsConnected { get; }

        /// <summary>Connects, and waits for the broker's answer.</summary>
        /// <exception cref="MessageException">The broker is not there, does not answer, or refuses.</exception>
        void Connect();

        /// <summary>Hands a message over. Whether it arrived is told to the listener, which may happen before this returns.</summary>
        /// <param name="topic">Where it goes.</param>
        /// <param name="payload">The message; not to be changed after that. An empty one removes what the broker retains.</param>
        /// <returns>Its number in this connection.</returns>
        /// <exception cref="MessageException">It cannot be handed over.</exception>
        int Publish(string topic, byte[] payload);

        /// <summary>Asks for the messages of a topic.</summary>
        /// <param name="topic">The topic, without wildcards.</param>
        /// <exception cref="MessageException">It cannot be asked for.</exception>
        void Subscribe(string topic);

        /// <summary>Ends the connection. Throws nothing.</summary>
        void Close();
    }
}
