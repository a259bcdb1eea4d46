namespace DupNet.Embedded.Cameras.Buses
{
    /// <summary>Pauses of a driver that asks again and again until a device is ready or its time is over.</summary>
    public static class Polling
    {
        /// <summary>A tick of the system, below which no pause lasts: shorter ones, counted, would make time-outs too long.</summary>
        private const int Milliseconds = 10;

        /// <summary>Pauses before the next question, and not beyond the end of the time.</summary>
        /// <param name="pause">Lets time pass.</param>
        /// <param name="left">Milliseconds left, at least 1.</param>
        /// <returns>Milliseconds to count against the time-out.</returns>
        public static int Pause(IPause pause, int left)
        {
            int time = left < Milliseconds ? left : Milliseconds;
            pause.For(time);
            return time;
        }
    }
}
