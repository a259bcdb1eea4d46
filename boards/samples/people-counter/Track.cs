namespace PeopleCounter
{
    /// <summary>Somebody who is followed from frame to frame.</summary>
    public sealed class Track
    {
        internal Track()
        {
        }

        /// <summary>Counts up from 1; a number is not used again.</summary>
        public int Number { get; internal set; }

        /// <summary>Centre in pixels, from the left.</summary>
        public float X { get; internal set; }

        /// <summary>Centre in pixels, from the top.</summary>
        public float Y { get; internal set; }

        /// <summary>The longer side of the box in pixels.</summary>
        public float Size { get; internal set; }

        /// <summary>In how many frames a box was found.</summary>
        public int Hits { get; internal set; }

        /// <summary>For how many frames none has been found.</summary>
        public int Misses { get; internal set; }

        /// <summary>On which side of the line it was last: -1 before it, 1 behind it, 0 while neither is sure.</summary>
        internal int Side { get; set; }

        internal bool IsMatched { get; set; }
    }
}
