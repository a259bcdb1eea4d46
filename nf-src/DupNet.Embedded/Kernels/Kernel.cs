using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Kernels
{
    /// <summary>
    /// A way to run a layer: what it can do, what it costs, the memory that it needs, and the work. An instance serves one layer at one
    /// input size, and keeps what it plans for it.
    /// <para>
    /// Order of calls: <see cref="TryPlan"/>; the costs and sizes; <see cref="Attach"/>, once; then for each image <see cref="Begin"/> and
    /// <see cref="RunRows"/>.
    /// </para>
    /// </summary>
    internal abstract class Kernel
    {
        /// <summary>Number of the kernel in the serial protocol, 0 .. 254. It never changes.</summary>
        public abstract int Number { get; }

        /// <summary>Name of the kernel, for reports.</summary>
        public abstract string Name { get; }

        /// <summary>The layer; null before <see cref="TryPlan"/>.</summary>
        public LayerPlan Plan { get; private set; }

        /// <summary>The kernel that makes the rows of the layer's input while this one reads them; null where the input is there as a whole.</summary>
        public Kernel Source { get; set; }

        /// <summary>Where the <see cref="WorkBytes"/> start in the arena.</summary>
        public int WorkOffset { get; set; }

        /// <summary>Estimated IL instructions of the layer in a frame.</summary>
        public abstract long Cost { get; }

        /// <summary>Blocks of <see cref="KernelScratch"/> that the kernel works in.</summary>
        public virtual int BlockCount => 0;

        /// <summary>Entries of <see cref="KernelScratch.References"/> that the kernel works with.</summary>
        public virtual int ReferenceCount => 0;

        /// <summary>Words of <see cref="KernelScratch.Inputs"/> that the kernel works in.</summary>
        public virtual int InputWords => 0;

        /// <summary>Words of <see cref="KernelScratch.Sums"/> that the kernel works in.</summary>
        public virtual int SumWords => 0;

        /// <summary>Words of <see cref="KernelScratch.Results"/> that the kernel works in.</summary>
        public virtual int ResultWords => 0;

        /// <summary>Channels whose thresholds the shared <see cref="LayerOutput"/> must hold for this kernel.</summary>
        public virtual int OutputChannels => Plan.Layer.IsHead ? 0 : Plan.Layer.ChannelsOut;

        /// <summary>Bytes of the arrays that <see cref="Attach"/> allocates.</summary>
        public virtual int OwnBytes => 0;

        /// <summary>Bytes of the arena, beside the maps, that the kernel needs while the layer runs.</summary>
        public virtual int WorkBytes => 0;

        /// <summary>What the <see cref="WorkBytes"/> hold, for reports.</summary>
        public virtual string WorkName => "";

        /// <summary>How many rows of its output the kernel can make at a time for a reader that waits for them; 0 if it makes whole maps only.</summary>
        public virtual int BandRows => 0;

        /// <summary>Whether the kernel runs layers that have become code, and no others.</summary>
        protected virtual bool RunsCode => false;

        /// <summary>The memory of the network, set by <see cref="Attach"/>.</summary>
        protected KernelContext Context { get; private set; }

        /// <summary>Decides how to run a layer.</summary>
        /// <param name="plan">The layer.</param>
        /// <param name="blocks">Blocks of <see cref="KernelScratch"/> that the kernel may take.</param>
        /// <param name="source">
        /// The kernel that writes the input, where that map need not be there as a whole: it is large, and nobody else reads it. Null
        /// elsewhere. A kernel that can read the rows as they are made sets <see cref="Source"/> to it; it may then take more blocks, as
        /// long as they are smaller than the rows that need not be held.
        /// </param>
        /// <returns>Whether the kernel can run the layer.</returns>
        public bool TryPlan(LayerPlan plan, int blocks, Kernel source)
        {
            Plan = plan;
            return plan.Layer.Code != null == RunsCode && Decide(blocks, source);
        }

        /// <summary>Takes the memory of a network, and allocates arrays of its own.</summary>
        /// <param name="context">The memory.</param>
        public virtual void Attach(KernelContext context)
        {
            Context = context;
        }

        /// <summary>Starts an image: called before the first row of each.</summary>
        public virtual void Begin()
        {
        }

        /// <summary>Makes rows of the output. The rows above were made before, or all in this call.</summary>
        /// <param name="firstRow">The first row; a kernel without <see cref="BandRows"/> gets 0.</param>
        /// <param name="endRow">The row after the last one; a kernel without <see cref="BandRows"/> gets the height.</param>
        /// <returns>False when the caller's callback cancelled.</returns>
        public abstract bool RunRows(int firstRow, int endRow);

        /// <summary>Whether some rows of the output are known to be all the same.</summary>
        /// <param name="first">The first row; one outside the map is not.</param>
        /// <param name="last">The last row.</param>
        public virtual bool AreBlank(int first, int last) => false;

        /// <summary>Decides how to run the <see cref="Plan"/>, as <see cref="TryPlan"/> says.</summary>
        protected abstract bool Decide(int blocks, Kernel source);

        /// <summary>Has the <see cref="Source"/> make rows of the input; the map must have moved there.</summary>
        /// <param name="firstRow">The first row.</param>
        /// <param name="endRow">The row after the last one.</param>
        /// <returns>False when the caller's callback cancelled.</returns>
        protected bool MakeInput(int firstRow, int endRow)
        {
            if (!Source.RunRows(firstRow, endRow))
            {
                return false;
            }

            Context.Checksums?.TakeRows(Source.Plan, Context.Arena, firstRow, endRow);
            return true;
        }
    }
}
