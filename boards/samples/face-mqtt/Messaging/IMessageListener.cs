namespace FaceMqtt.Messaging
{
    /// <summary>Told what happens in connections. Called by threads of the clients.</summary>
    public interface IMessageListener
    {
        /// <summary>The broker confirmed a message, or did not in spite of several attempts.</summary>
        /// <param name="client">The connection.</param>
        /// <param name="number">What <see cref="IMessageClient.Publish"/> returned.</param>
        /// <param name="hasArrived">Whether it is at the broker.</param>
        void OnPublished(IMessageClient client, int number, bool hasArrived);

        /// <summary>A message came in. Anybody may have written it.</summary>
        /// <param name="client">The connection.</param>
        /// <param name="topic">Its topic.</param>
        /// <param name="payload">The message.</param>
        void OnReceived(IMessageClient client, string topic, byte[] payload);
    }
}
