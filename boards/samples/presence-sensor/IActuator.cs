namespace PresenceSensor
{
    /// <summary>What reacts to presence: a relay, a radio, a lamp.</summary>
    public interface IActuator
    {
        /// <summary>Called once each time the board has looked.</summary>
        /// <param name="faces">How many faces there are.</param>
        void Report(int faces);

        /// <summary>Called instead when the board could not look.</summary>
        /// <param name="problem">What went wrong.</param>
        void Fail(string problem);
    }
}
