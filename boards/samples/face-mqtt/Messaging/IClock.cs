namespace FaceMqtt.Messaging
{
    /// <summary>Tells time that only goes forward, whatever happens to the time of day.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since some moment.</summary>
        long Milliseconds { get; }
    }
}
