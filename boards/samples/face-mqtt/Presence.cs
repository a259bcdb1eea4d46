using System;

namespace FaceMqtt
{
    /// <summary>
    /// How many people there are, from how many each picture shows. The number rises at once, and falls to what several pictures in a row show at most: a
    /// face that some pictures miss changes nothing.
    /// </summary>
    public sealed class Presence
    {
        private readonly int[] _last;
        private int _place;

        /// <summary>Nobody is there at first.</summary>
        /// <param name="leaveAfter">In how many pictures in a row somebody must be missed to have left, 1 .. 100.</param>
        /// <exception cref="ArgumentException">The number is out of range.</exception>
        public Presence(int leaveAfter)
        {
            if (leaveAfter < 1 || leaveAfter > 100)
            {
                throw new ArgumentException("1 to 100 pictures, not " + leaveAfter.ToString());
            }

            _last = new int[leaveAfter];
        }

        /// <summary>How many there are: the most that one of the last pictures shows.</summary>
        public int Count { get; private set; }

        /// <summary>Looks at one more picture.</summary>
        /// <param name="seen">How many people it shows, at least 0.</param>
        /// <returns>Whether <see cref="Count"/> changed.</returns>
        public bool Update(int seen)
        {
            _last[_place] = seen;
            _place = _place + 1 == _last.Length ? 0 : _place + 1;
            int most = 0;
            for (int i = 0; i < _last.Length; i++)
            {
                most = _last[i] > most ? _last[i] : most;
            }

            bool isNew = most != Count;
            Count = most;
            return isNew;
        }
    }
}
