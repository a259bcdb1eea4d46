using DupNet.Embedded.Video;

namespace FaceMqtt
{
    /// <summary>
    /// Finds the best picture of a visit: the best view of anybody since somebody came, as the stream detector judges views. A picture must be clearly
    /// better to replace another one, so that few go out.
    /// </summary>
    public sealed class VisitShot
    {
        /// <summary>A view that is there because nobody has a better one yet.</summary>
        private const int AnyQuality = 1;

        private readonly int _sureAfter;
        private int _best;

        /// <summary>Has no picture.</summary>
        /// <param name="sureAfter">How often somebody must have been found to be one, at least 1.</param>
        public VisitShot(int sureAfter)
        {
            _sureAfter = sureAfter;
        }

        /// <summary>Looks at who is in a frame.</summary>
        /// <param name="people">They.</param>
        /// <returns>Whom to make a picture of; null if what there is stays the best.</returns>
        public Track Look(TrackList people)
        {
            Track best = null;
            for (int i = 0; i < people.Count; i++)
            {
                Track track = people[i];
                if (track.IsFound && track.Hits >= _sureAfter)
                {
                    // The very best view may have been before it was sure that there is somebody.
                    int quality = track.HasBetterShot && track.Best.Quality > AnyQuality ? track.Best.Quality : AnyQuality;

                    // Better by an eighth.
                    if (8 * quality > 9 * _best)
                    {
                        _best = quality;
                        best = track;
                    }
                }
            }

            return best;
        }

        /// <summary>The visit is over: the next view is the best one again.</summary>
        public void EndVisit()
        {
            _best = 0;
        }
    }
}
