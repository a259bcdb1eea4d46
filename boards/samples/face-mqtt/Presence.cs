using System;

namespace FaceMqtt
{
    /// <summary>
    /// How many people there are, from how many faces each picture shows. A face that one picture shows or misses changes nothing: the number rises to
    /// what several pictures in a row show at least, and falls to what several in a row show at most.
    /// </summary>
    public sealed class Presence
    {
        private readonly int _appearAfter;
        private readonly int _leaveAfter;
        private readonly int[] _last;
        private int _pictures;

        /// <summary>Nobody is there at first.</summary>
        /// <param name="appearAfter">In how many pictures in a row a face must be seen to count, 1 .. 100.</param>
        /// <param name="leaveAfter">In how many pictures in a row it must be missed to have left, 1 .. 100.</param>
        /// <exception cref="ArgumentException">A number is out of range.</exception>
        public Presence(int appearAfter, int leaveAfter)
        {
            if (appearAfter < 1 || appearAfter > 100 || leaveAfter < 1 || leaveAfter > 100)
            {
                throw new ArgumentException("1 to 100 pictures, not " + appearAfter.ToString() + " and " + leaveAfter.ToString());
            }

            _appearAfter = appearAfter;
            _leaveAfter = leaveAfter;
            _last = new int[appearAfter > leaveAfter ? appearAfter : leaveAfter];
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>Looks at one more picture.</summary>
        /// <param name="faces">How many faces it shows, at least 0.</param>
        /// <returns>Whether <see cref="Count"/> changed.</returns>
        public bool Update(int faces)
        {
            _last[_pictures % _last.Length] = faces;
            _pictures++;
            int before = Count;
            int least = Bound(_appearAfter, false);
            if (least > Count)
            {
                Count = least;
            }
            else
            {
                int most = Bound(_leaveAfter, true);
                if (most < Count)
                {
                    Count = most;
                }
            }

            // Never reaches the end of int: the remainder is all that counts.
            if (_pictures == 2 * _last.Length)
            {
                _pictures = _last.Length;
            }

            return Count != before;
        }

        /// <summary>The most or the fewest faces of the last pictures. Pictures before the first one show nobody, and say nothing of who left.</summary>
        private int Bound(int pictures, bool isMost)
        {
            if (pictures > _pictures)
            {
                return isMost ? int.MaxValue : 0;
            }

            int bound = _last[(_pictures - 1) % _last.Length];
            for (int i = 2; i <= pictures; i++)
            {
                int faces = _last[(_pictures - i) % _last.Length];
                if (isMost ? faces > bound : faces < bound)
                {
                    bound = faces;
                }
            }

            return bound;
        }
    }
}
