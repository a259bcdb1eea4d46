namespace PeopleCounter
{
    /// <summary>
    /// Counts who crosses a line, each way. A band around the line belongs to neither side, so that somebody who stands on it is
    /// not counted again and again.
    /// </summary>
    public sealed class LineCounter
    {
        private readonly bool _isVertical;
        private readonly float _before;
        private readonly float _behind;
        private readonly int _sureAfter;

        /// <summary>Draws the line.</summary>
        /// <param name="isVertical">Whether it runs from top to bottom, crossed to the left and right.</param>
        /// <param name="position">Where, in pixels from the left or the top.</param>
        /// <param name="band">Width of the band, half of it on each side, in pixels.</param>
        /// <param name="sureAfter">In how many frames somebody must have been found to count, at least 1.</param>
        public LineCounter(bool isVertical, float position, float band, int sureAfter)
        {
            _isVertical = isVertical;
            _before = position - (band / 2);
            _behind = position + (band / 2);
            _sureAfter = sureAfter;
        }

        /// <summary>How many crossed to the right, or downwards.</summary>
        public int In { get; private set; }

        /// <summary>How many crossed to the left, or upwards.</summary>
        public int Out { get; private set; }

        /// <summary>Looks where everybody is after a frame.</summary>
        /// <param name="tracker">Follows them; always the same one.</param>
        public void Update(Tracker tracker)
        {
            for (int i = 0; i < tracker.Count; i++)
            {
                Update(tracker[i]);
            }
        }

        private void Update(Track track)
        {
            float position = _isVertical ? track.X : track.Y;
            int side = position < _before ? -1 : position > _behind ? 1 : 0;
            if (side == 0)
            {
                return;
            }

            if (track.Side == 0)
            {
                track.Side = side;
            }
            else if (track.Side != side && track.Hits >= _sureAfter)
            {
                track.Side = side;
                if (side > 0)
                {
                    In++;
                }
                else
                {
                    Out++;
                }
            }
        }
    }
}
