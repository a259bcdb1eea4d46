using System;

namespace DupNet.Embedded.Serial
{
    /// <summary>Time that has passed.</summary>
    internal static class Microseconds
    {
        private const int TicksPerMicrosecond = 10;

        /// <summary>Microseconds since a time.</summary>
        public static int Since(long ticks) => (int)((DateTime.UtcNow.Ticks - ticks) / TicksPerMicrosecond);
    }
}
