namespace FaceMqtt.Messaging
{
    /// <summary>Makes a client for one connection.</summary>
    /// <param name="listener">To be told what happens in it.</param>
    /// <returns>The client, not connected yet.</returns>
    public delegate IMessageClient MessageClientMaker(IMessageListener listener);
}
