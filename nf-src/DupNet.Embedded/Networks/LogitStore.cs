using System;
using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Networks
{
    /// <summary>Keeps all logits, and hands them on.</summary>
    internal sealed class LogitStore : ILogitSink
    {
        private readonly ILogitSink _next;

        public LogitStore(int entries, ILogitSink next)
        {
            Logits = new int[entries];
            _next = next;
        }

        /// <summary>Logits of all heads: heads in order of execution, within a head rows, columns, channels (fastest).</summary>
        public int[] Logits { get; }

        public void Take(LayerPlan head, int[] logits, int column, int row)
        {
            int channels = head.Layer.ChannelsOut;
            Array.Copy(logits, 0, Logits, head.FirstLogit + (((row * head.Width) + column) * channels), channels);
            _next?.Take(head, logits, column, row);
        }
    }
}
