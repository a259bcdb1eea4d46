using DupNet.Embedded;

namespace FaceMqtt
{
    /// <summary>
    /// Finds the best picture of a visit: the largest and surest face since somebody came. A picture must be clearly better to replace another one, so
    /// that few go out.
    /// </summary>
    public sealed class BestShot
    {
        /// <summary>How much better: by an eighth.</summary>
        private const float Better = 1.125f;

        private float _best;

        /// <summary>Looks at what was found in a frame.</summary>
        /// <param name="faces">The faces of the frame.</param>
        /// <returns>The face to make a picture of; null if what there is stays the best.</returns>
        public Detection Look(DetectionList faces)
        {
            Detection best = null;
            for (int i = 0; i < faces.Count; i++)
            {
                float quality = Quality(faces[i]);
                if (quality > _best * Better)
                {
                    _best = quality;
                    best = faces[i];
                }
            }

            return best;
        }

        /// <summary>The visit is over: the next face is the best one again.</summary>
        public void EndVisit()
        {
            _best = 0;
        }

        // Size counts by its root of area, so that a sure face beats one that is a little larger.
        private static float Quality(Detection face)
        {
            float shorter = face.Width < face.Height ? face.Width : face.Height;
            return shorter * face.Score * face.Score;
        }
    }
}
