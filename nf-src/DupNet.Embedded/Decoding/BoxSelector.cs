using DupNet.Embedded.Imaging;

namespace DupNet.Embedded.Decoding
{
    /// <summary>
    /// Makes detections of candidates: suppresses what overlaps a better box, maybe merges it into that box, and goes back to the
    /// frame's pixels.
    /// </summary>
    internal sealed class BoxSelector
    {
        private readonly int[] _means;
        private readonly int _overlapThreshold;
        private readonly bool _merges;

        /// <summary>Makes a selector with the thresholds of these settings.</summary>
        /// <param name="settings">How many boxes may stay, and how far they may overlap, and whether they merge.</param>
        public BoxSelector(DetectorSettings settings)
        {
            _means = new int[settings.MaxDetections];
            _overlapThreshold = settings.OverlapNumber;
            _merges = settings.MergeBoxes;
        }

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes(int maxDetections) => 4 * maxDetections;

        /// <summary>Fills a list with the boxes that stay, best first.</summary>
        /// <param name="candidates">The candidates, whose order and boxes are used up.</param>
        /// <param name="sampler">Knows where the input lies in the frame.</param>
        /// <param name="frame">The frame.</param>
        /// <param name="detections">An empty list with room for MaxDetections.</param>
        public void Select(CandidateList candidates, FrameSampler sampler, Frame frame, DetectionList detections)
        {
            // Even when no more boxes may stay, the others still merge into those that did.
            for (int rank = 0; rank < candidates.Count && (_merges || detections.Count < detections.Capacity); rank++)
            {
                int kept = detections.Count;
                int slot = candidates.Slot(rank);
                int suppressor = NonMaximumSuppression.Suppressor(candidates, kept, slot, _overlapThreshold);
                if (suppressor >= 0)
                {
                    if (_merges)
                    {
                        _means[suppressor] = BoxMerging.Add(candidates, candidates.Slot(suppressor), _means[suppressor], slot);
                    }
                }
                else if (kept < detections.Capacity && FrameCoordinates.Set(detections.Next, candidates, slot, sampler, frame))
                {
                    candidates.Advance(rank, kept);
                    _means[kept] = slot;
                    detections.Append();
                }
            }

            if (_merges)
            {
                SetMeans(candidates, sampler, frame, detections);
                detections.Sort();
            }
        }

        /// <summary>Gives the boxes that others merged into their means and scores; a mean beside the frame leaves its box where it is.</summary>
        private void SetMeans(CandidateList candidates, FrameSampler sampler, Frame frame, DetectionList detections)
        {
            for (int i = 0; i < detections.Count; i++)
            {
                int kept = candidates.Slot(i);
                int mean = _means[i];
                if (mean != kept)
                {
                    candidates.Scores[mean] = candidates.Scores[kept];
                    if (!FrameCoordinates.Set(detections[i], candidates, mean, sampler, frame))
                    {
                        FrameCoordinates.Set(detections[i], candidates, kept, sampler, frame);
                    }
                }
            }
        }
    }
}
