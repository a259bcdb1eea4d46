namespace DupNet.Embedded.Decoding
{
    /// <summary>
    /// Means of boxes and those that they suppress, weighted by squared scores. Such boxes show the same object, each a little
    /// off. A mean takes no memory: it lies in the slot of the first box that went into it, with the sum of the weights as score.
    /// Each box that joins also makes the object more certain: what the score lacks to 1 shrinks by 3/8 of its squared score.
    /// </summary>
    internal static class BoxMerging
    {
        private const int Certain = 65536;

        /// <summary>Adds a suppressed box to the mean of the box that suppressed it.</summary>
        /// <param name="candidates">The candidates.</param>
        /// <param name="kept">Slot of the box that suppresses it, whose score grows.</param>
        /// <param name="mean">Slot of that box's mean so far; its own when this is the first.</param>
        /// <param name="slot">Slot of the suppressed box.</param>
        /// <returns>Slot of the mean.</returns>
        public static int Add(CandidateList candidates, int kept, int mean, int slot)
        {
            int[] scores = candidates.Scores;
            bool isFirst = mean == kept;
            int into = isFirst ? slot : mean;
            int weight = Weight(scores[slot]);
            int all = weight + (isFirst ? Weight(scores[kept]) : scores[mean]);
            scores[kept] = Supported(scores[kept], weight);
            scores[into] = all;
            Move(candidates.Lefts, mean, slot, into, weight, all);
            Move(candidates.Tops, mean, slot, into, weight, all);
            Move(candidates.Rights, mean, slot, into, weight, all);
            Move(candidates.Bottoms, mean, slot, into, weight, all);
            return into;
        }

        /// <summary>Squared score in 1/65536, never 0. All that fit a list add up to less than 2^29.</summary>
        private static int Weight(int score) => (int)(((long)score * score) >> 16) + 1;

        /// <summary>1 - (1 - score) * (1 - 3/8 weight), what it lacks to 1 rounded down.</summary>
        private static int Supported(int score, int weight)
            => Certain - (int)((long)(Certain - score) * (Certain - ((3 * weight) >> 3)) >> 16);

        /// <summary>An edge of the mean moves towards the box's by the box's part of all weights, rounded towards zero.</summary>
        private static void Move(int[] edges, int mean, int slot, int into, int weight, int all)
        {
            int edge = edges[mean];
            edges[into] = edge + (int)((long)(edges[slot] - edge) * weight / all);
        }
    }
}
