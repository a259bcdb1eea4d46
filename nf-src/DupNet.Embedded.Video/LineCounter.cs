using System;

namespace DupNet.Embedded.Video
{
    /// <summary>
    /// Counts who crosses a line, each way. A band around the line belongs to neither side, so that somebody who stands on it is
    /// not counted again and again. Who leaps across it, as nobody was seen to move before, counts when found once more. The side is noted in <see cref="Track.Mark"/>: a list of tracks has one counter.
    /// </summary>
    public sealed class LineCounter
    {
        private readonly bool _isVertical;
        private readonly float _before;
        private readonly float _after;
        private readonly int _sureAfter;

        /// <summary>Draws the line.</summary>
        /// <param name="isVertical">Whether it runs from top to bottom, crossed to the left and right.</param>
        /// <param name="position">Where, in pixels from the left or the top.</param>
        /// <param name="band">Width of the band, half of it on each side, in pixels.</param>
        /// <param name="sureAfter">How often somebody must have been found to count, at least 1.</param>
        /// <exception cref="ArgumentException">A number is out of range.</exception>
        public LineCounter(bool isVertical, float position, float band, int sureAfter)
        {
            if (!(band >= 0f) || sureAfter < 1)
            {
                throw new ArgumentException("band must be at least 0, sureAfter at least 1");
            }

            _isVertical = isVertical;
            _before = position - (band / 2);
            _after = position + (band / 2);
            _sureAfter = sureAfter;
        }

        /// <summary>How many crossed to the right, or downwards.</summary>
        public int In { get; private set; }

        /// <summary>How many crossed to the left, or upwards.</summary>
        public int Out { get; private set; }

        /// <summary>Looks where everybody is after a frame. Who is missed counts when found again.</summary>
        /// <param name="tracks">Who is followed; always the same list.</param>
        /// <exception cref="ArgumentNullException"><paramref name="tracks"/> is null.</exception>
        public void Update(TrackList tracks)
        {
            if (tracks == null)
            {
                throw new ArgumentNullException(nameof(tracks));
            }

            for (int i = 0; i < tracks.Count; i++)
            {
                if (tracks[i].Misses == 0)
                {
                    Update(tracks[i]);
                }
            }
        }

        private void Update(Track track)
        {
            // Where it was found: a smoothed box may reach farther than anybody went.
            float position = _isVertical ? track.CentreX : track.CentreY;
            int side = position < _before ? -1 : position > _after ? 1 : 0;
            if (side == 0)
            {
                return;
            }

            if (track.Mark == 0)
            {
                track.Mark = side;
            }
            else if (track.Mark != side && track.Hits >= _sureAfter && !IsFirstLeap(track))
            {
                track.Mark = side;
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

        /// <summary>
        /// Whether somebody was found for the second time, more than 7/8 of its size from the first: two people, one of whom left, look like that. The
        /// third time tells.
        /// </summary>
        private static bool IsFirstLeap(Track track) => track.Hits == 2 && track.Speed > 14 * track.Size;
    }
}
