namespace DupNet.Embedded.Decoding
{
    /// <summary>Greedy non-maximum suppression within a class: the best box stays and removes those that overlap it much.</summary>
    internal static class NonMaximumSuppression
    {
        /// <summary>The best of the kept boxes that a candidate overlaps too much.</summary>
        /// <param name="candidates">The candidates; the boxes kept so far have the first ranks.</param>
        /// <param name="keptCount">How many were kept.</param>
        /// <param name="slot">Slot of the candidate.</param>
        /// <param name="overlapThreshold">Largest intersection over union that is let through, in 1/65536.</param>
        /// <returns>Rank of the box that removes the candidate, or -1.</returns>
        public static int Suppressor(CandidateList candidates, int keptCount, int slot, int overlapThreshold)
        {
            int[] lefts = candidates.Lefts;
            int[] tops = candidates.Tops;
            int[] rights = candidates.Rights;
            int[] bottoms = candidates.Bottoms;
            byte[] classes = candidates.Classes;
            int left = lefts[slot];
            int top = tops[slot];
            int right = rights[slot];
            int bottom = bottoms[slot];
            long area = (long)(right - left) * (bottom - top);
            for (int rank = 0; rank < keptCount; rank++)
            {
                int other = candidates.Slot(rank);
                long width = Smaller(right, rights[other]) - Larger(left, lefts[other]);
                long height = Smaller(bottom, bottoms[other]) - Larger(top, tops[other]);
                if (width <= 0 || height <= 0 || classes[other] != classes[slot])
                {
                    continue;
                }

                // Intersection over union in 1/65536, rounded down.
                long intersection = width * height;
                long otherArea = (long)(rights[other] - lefts[other]) * (bottoms[other] - tops[other]);
                if ((intersection << 16) / (area + otherArea - intersection) > overlapThreshold)
                {
                    return rank;
                }
            }

            return -1;
        }

        private static int Smaller(int a, int b) => a < b ? a : b;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
