namespace DupNet.Embedded
{
    /// <summary>
    /// A layer whose weights and thresholds have become instructions. <c>dupnet compile</c> writes the classes; a detector of a
    /// <see cref="CompiledModel"/> runs them, and nobody else calls them. They keep nothing between calls, so several detectors may share one.
    /// <para>
    /// Words hold a byte of several pixels each, in lanes: eight bytes, or four numbers of 16 bits. What the lanes stand for is the
    /// caller's business; all of them are computed alike.
    /// </para>
    /// </summary>
    public abstract class CompiledLayer
    {
        /// <summary>Tells what the code needs.</summary>
        /// <param name="lanes">Pixels of a word: 8 of a byte each, or 4 of 16 bits each.</param>
        /// <param name="sumWords">Words that the code works in.</param>
        /// <param name="cost">IL instructions of a place.</param>
        protected CompiledLayer(int lanes, int sumWords, int cost)
        {
            Lanes = lanes;
            SumWords = sumWords;
            Cost = cost;
        }

        /// <summary>Pixels of a word, 4 or 8.</summary>
        public int Lanes { get; }

        /// <summary>Words that the code works in.</summary>
        public int SumWords { get; }

        /// <summary>IL instructions of a place.</summary>
        public int Cost { get; }

        /// <summary>
        /// Computes neighbouring places of the output in all lanes: of a layer that quantizes, the bytes of its output pixels; of a head, sums z in
        /// lanes of 16 bits, borrows and all.
        /// </summary>
        /// <param name="inputs">Rows of the input: words of its pixels' bytes, in the order of the bytes.</param>
        /// <param name="rows">Where the rows of the first window start; with a pool, those of all its windows.</param>
        /// <param name="sums">Words to work in, at least <see cref="SumWords"/>.</param>
        /// <param name="results">Takes the words, places one after the other.</param>
        /// <param name="places">How many places, at least 1.</param>
        public abstract void Run(ulong[] inputs, int[] rows, ulong[] sums, ulong[] results, int places);
    }
}
