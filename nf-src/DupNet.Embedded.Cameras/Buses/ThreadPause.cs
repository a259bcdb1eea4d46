using System.Threading;

namespace DupNet.Embedded.Cameras.Buses
{
    /// <summary>Real time: other threads run meanwhile.</summary>
    public sealed class ThreadPause : IPause
    {
        /// <inheritdoc/>
        public void For(int milliseconds) => Thread.Sleep(milliseconds);
    }
}
