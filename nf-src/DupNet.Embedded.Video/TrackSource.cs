using System;
using DupNet.Embedded.Diagnostics;

namespace DupNet.Embedded.Video
{
    /// <summary>Chooses what follows objects by the memory that there is.</summary>
    public static class TrackSource
    {
        /// <summary>Makes a stream detector, or, where there is not the memory for it, a detector for every frame.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">The settings of the stream detector.</param>
        /// <param name="engine">An engine that serves no other detector; null for the managed kernels.</param>
        /// <param name="otherBytes">What the program needs besides: frames, for one. At least 0.</param>
        /// <param name="freeBytes">What is free, as <c>GC.Run(false)</c> of nanoFramework tells it.</param>
        /// <returns>A <see cref="StreamDetector"/> or an <see cref="EveryFrameDetector"/>.</returns>
        /// <exception cref="ArgumentNullException">The model or the settings are null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at an input size.</exception>
        /// <exception cref="InvalidOperationException">There is not the memory for either, and the message tells both figures; or the engine refuses.</exception>
        public static ITrackSource Make(DupNetModel model, StreamSettings settings, IDetectionEngine engine, int otherBytes, uint freeBytes)
        {
            if (MemoryNeed.Missing(StreamMemory.Bytes(model, settings, otherBytes), freeBytes) == null)
            {
                return new StreamDetector(model, settings, engine);
            }

            string missing = MemoryNeed.Missing(StreamMemory.EveryFrameBytes(model, settings, otherBytes), freeBytes);
            if (missing != null)
            {
                throw new InvalidOperationException(missing);
            }

            return new EveryFrameDetector(model, settings, engine);
        }
    }
}
