using System;

namespace DupNet.Embedded.Serial
{
    /// <summary>Time that has passed.</summary>
    internal static class Microseconds
    {
        private const int TicksPerMicrosecond = 10;

        /// <summary>Microseconds since a time, 0 .. 2^31 - 1 whatever happens to the clock: a network time that arrives sets it by years.</summary>
        public static int Since(long ticks)
        {
            long passed = (DateTime.UtcNow.Ticks - ticks) / TicksPerMicrosecond;
            return passed < 0 ? 0 : passed > int.MaxValue ? int.MaxValue : (int)passed;
        }
    }
}
