using DupNet.Embedded.Kernels;

namespace DupNet.Embedded.Networks
{
    /// <summary>Sizes of the buffers that plans need, of which one runs at a time: of each buffer the most that a plan needs.</summary>
    internal sealed class BufferNeeds
    {
        private readonly int _ownBytes;

        public BufferNeeds(NetworkPlan[] plans)
        {
            foreach (NetworkPlan plan in plans)
            {
                ArenaBytes = Larger(ArenaBytes, plan.ArenaBytes);
                BlockCount = Larger(BlockCount, plan.BlockCount);
                ReferenceCount = Larger(ReferenceCount, plan.ReferenceCount);
                InputWords = Larger(InputWords, plan.InputWords);
                SumWords = Larger(SumWords, plan.SumWords);
                ResultWords = Larger(ResultWords, plan.ResultWords);
                QuantizedChannels = Larger(QuantizedChannels, plan.QuantizedChannels);
                HeadChannels = Larger(HeadChannels, plan.HeadChannels);
                LogitEntries = Larger(LogitEntries, plan.LogitEntries);
                _ownBytes += plan.OwnBytes;
            }
        }

        /// <summary>Bytes of the arena.</summary>
        public int ArenaBytes { get; }

        /// <summary>Blocks of <see cref="KernelScratch"/>.</summary>
        public int BlockCount { get; }

        /// <summary>References to blocks.</summary>
        public int ReferenceCount { get; }

        /// <summary>Words of inputs of compiled layers.</summary>
        public int InputWords { get; }

        /// <summary>Words of sums of compiled layers.</summary>
        public int SumWords { get; }

        /// <summary>Words of results of compiled layers.</summary>
        public int ResultWords { get; }

        /// <summary>Channels whose thresholds are held.</summary>
        public int QuantizedChannels { get; }

        /// <summary>Channels of the widest head.</summary>
        public int HeadChannels { get; }

        /// <summary>Logits of all heads.</summary>
        public int LogitEntries { get; }

        /// <summary>Bytes of all buffers, those that the kernels have for themselves included; kept logits come on top.</summary>
        public int Bytes
            => ArenaBytes + KernelScratch.BufferBytes(BlockCount, ReferenceCount, HeadChannels, InputWords, SumWords, ResultWords)
                + LayerOutput.BufferBytes(QuantizedChannels, HeadChannels) + _ownBytes;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
