using System;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// What networks of a model work in: one network, or several of which one runs at a time. Each buffer is as large as the plan needs it
    /// that needs most of it.
    /// </summary>
    internal sealed class NetworkMemory
    {
        /// <summary>Allocates the buffers.</summary>
        /// <param name="plans">Plans of one model, at least one.</param>
        /// <param name="sink">Takes the logits; null where nobody does.</param>
        /// <param name="keepLogits">Whether to keep them.</param>
        /// <exception cref="ArgumentNullException">A plan is null.</exception>
        /// <exception cref="InvalidOperationException">The model's weights lie in flash, where only an engine reads them.</exception>
        public NetworkMemory(NetworkPlan[] plans, ILogitSink sink, bool keepLogits)
        {
            foreach (NetworkPlan plan in plans)
            {
                if (plan == null)
                {
                    throw new ArgumentNullException(nameof(plan));
                }
            }

            DupNetModel model = plans[0].Model;
            if (!model.HasWeights && !model.HasCode)
            {
                throw new InvalidOperationException("the model's weights are not in managed memory: only an engine that has them can run it");
            }

            BufferNeeds needs = new BufferNeeds(plans);
            if (keepLogits)
            {
                Store = new LogitStore(needs.LogitEntries, sink);
                sink = Store;
            }

            byte[] arena = new byte[needs.ArenaBytes];
            LayerOutput output = new LayerOutput(model.Data, arena, sink, needs.QuantizedChannels, needs.HeadChannels);
            KernelScratch scratch = new KernelScratch(
                needs.BlockCount, needs.ReferenceCount, needs.HeadChannels, needs.InputWords, needs.SumWords, needs.ResultWords);
            Context = new KernelContext(model, arena, scratch, output, sink);
        }

        /// <summary>What the kernels of all networks share.</summary>
        public KernelContext Context { get; }

        /// <summary>Keeps the logits of the network that ran last; null for none.</summary>
        public LogitStore Store { get; }

        /// <summary>Bytes of all buffers, those that the kernels of the plans have for themselves included.</summary>
        public static int BufferBytes(NetworkPlan[] plans, bool keepLogits)
        {
            BufferNeeds needs = new BufferNeeds(plans);
            return needs.Bytes + (keepLogits ? 4 * needs.LogitEntries : 0);
        }
    }
}
