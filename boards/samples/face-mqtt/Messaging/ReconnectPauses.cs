using System;

namespace FaceMqtt.Messaging
{
    /// <summary>
    /// How long to wait before the next attempt to connect: each time twice as long, up to a longest pause. Each is drawn from the upper half of its
    /// range, so that many boards do not come back in the same moment after the broker was away.
    /// </summary>
    public sealed class ReconnectPauses
    {
        private readonly int _first;
        private readonly int _longest;
        private readonly Random _random;
        private int _next;

        /// <summary>Begins with the shortest pause.</summary>
        /// <param name="firstMilliseconds">The first pause at most, at least 2.</param>
        /// <param name="longestMilliseconds">Any pause at most, from the first one to 3,600,000.</param>
        /// <param name="random">Draws the pauses.</param>
        /// <exception cref="ArgumentException">A pause is out of range.</exception>
        public ReconnectPauses(int firstMilliseconds, int longestMilliseconds, Random random)
        {
            if (firstMilliseconds < 2 || longestMilliseconds < firstMilliseconds || longestMilliseconds > 3600000)
            {
                throw new ArgumentException(
                    "pauses of " + firstMilliseconds.ToString() + " to " + longestMilliseconds.ToString() + " ms: the first is at least 2, the longest up to 3600000");
            }

            _first = firstMilliseconds;
            _longest = longestMilliseconds;
            _random = random;
            _next = firstMilliseconds;
        }

        /// <summary>The longest pause.</summary>
        public int Longest => _longest;

        /// <summary>The next pause, in milliseconds.</summary>
        public int Next()
        {
            int half = _next / 2;
            int pause = _next - _random.Next(half + 1);
            _next = _next > _longest / 2 ? _longest : 2 * _next;
            return pause;
        }

        /// <summary>A connection lasted: the next pause is the shortest one again.</summary>
        public void Reset()
        {
            _next = _first;
        }
    }
}
