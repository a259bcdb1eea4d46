using DupNet.Embedded.Imaging;

namespace DupNet.Embedded.Decoding
{
    /// <summary>Makes detections of candidates: suppresses what overlaps a better box, and goes back to the frame's pixels.</summary>
    internal sealed class BoxSelector
    {
        private readonly int[] _kept;
        private readonly int _overlapThreshold;

        /// <summary>Makes a selector.</summary>
        /// <param name="settings">How many boxes may stay, and how far they may overlap.</param>
        public BoxSelector(DetectorSettings settings)
        {
            _kept = new int[settings.MaxDetections];
            _overlapThreshold = settings.OverlapNumber;
        }

        /// <summary>Fills a list, best first.</summary>
        /// <param name="candidates">The candidates.</param>
        /// <param name="sampler">Knows where the input lies in the frame.</param>
        /// <param name="frame">The frame.</param>
        /// <param name="detections">An empty list with room for MaxDetections.</param>
        public void Select(CandidateList candidates, FrameSampler sampler, Frame frame, DetectionList detections)
        {
            for (int rank = 0; rank < candidates.Count && detections.Count < detections.Capacity; rank++)
            {
                int slot = candidates.Slot(rank);
                if (!NonMaximumSuppression.IsSuppressed(candidates, slot, _kept, detections.Count, _overlapThreshold)
                    && FrameCoordinates.Set(detections.Next, candidates, slot, sampler, frame))
                {
                    _kept[detections.Count] = slot;
                    detections.Append();
                }
            }
        }
    }
}
