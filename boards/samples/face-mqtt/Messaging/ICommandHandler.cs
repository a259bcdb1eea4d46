namespace FaceMqtt.Messaging
{
    /// <summary>Does what somebody in the house asks for.</summary>
    public interface ICommandHandler
    {
        /// <summary>Does it if it is known, and nothing otherwise. Called by a thread of the client.</summary>
        /// <param name="payload">What the message says; anybody may have written it.</param>
        void Handle(byte[] payload);
    }
}
