namespace DupNet.Embedded.Decoding
{
    /// <summary>Greedy non-maximum suppression within a class: the best box stays and removes those that overlap it much.</summary>
    internal static class NonMaximumSuppression
    {
        /// <summary>Whether a candidate overlaps one of the boxes that were kept before it.</summary>
        /// <param name="candidates">The candidates.</param>
        /// <param name="slot">Slot of the candidate.</param>
        /// <param name="kept">Slots of the boxes kept so far.</param>
        /// <param name="keptCount">How many.</param>
        /// <param name="overlapThreshold">Largest intersection over union that is let through, in 1/65536.</param>
        /// <returns>True when the candidate is to be removed.</returns>
        public static bool IsSuppressed(CandidateList candidates, int slot, int[] kept, int keptCount, int overlapThreshold)
        {
            for (int i = 0; i < keptCount; i++)
            {
                int other = kept[i];
                if (candidates.Classes[other] == candidates.Classes[slot] && Overlap(candidates, slot, other) > overlapThreshold)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Intersection over union in 1/65536, rounded down.</summary>
        private static long Overlap(CandidateList boxes, int a, int b)
        {
            long width = Smaller(boxes.Rights[a], boxes.Rights[b]) - Larger(boxes.Lefts[a], boxes.Lefts[b]);
            long height = Smaller(boxes.Bottoms[a], boxes.Bottoms[b]) - Larger(boxes.Tops[a], boxes.Tops[b]);
            if (width <= 0 || height <= 0)
            {
                return 0;
            }

            long intersection = width * height;
            return (intersection << 16) / (Area(boxes, a) + Area(boxes, b) - intersection);
        }

        private static long Area(CandidateList boxes, int slot)
            => (long)(boxes.Rights[slot] - boxes.Lefts[slot]) * (boxes.Bottoms[slot] - boxes.Tops[slot]);

        private static int Smaller(int a, int b) => a < b ? a : b;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
