using System;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Video.Looking;
using DupNet.Embedded.Video.Seeing;

namespace DupNet.Embedded.Video
{
    /// <summary>What memory a stream detector takes, asked before it is made, as <see cref="MemoryNeed"/> does for a detector.</summary>
    public static class StreamMemory
    {
        // Seen on nanoFramework's interpreter with 32 bits: objects besides tracks and the detector's, and calls that are deeper than a detection's.
        private const int ObjectBytes = 7000;
        private const int TrackerObjectBytes = 2000;

        /// <summary>Free memory that a stream detector needs, besides the model, which is loaded already.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">The settings of the stream detector.</param>
        /// <param name="otherBytes">What the program needs besides: frames, for one. At least 0.</param>
        /// <returns>Bytes, for managed kernels: buffers, objects by an estimate, and the other bytes.</returns>
        /// <exception cref="ArgumentNullException">The model or the settings are null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at an input size.</exception>
        public static int Bytes(DupNetModel model, StreamSettings settings, int otherBytes)
        {
            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }

            DetectorSettings detection = new DetectorSettings(settings.Detection);
            if (!settings.IsOneSize)
            {
                detection.AddInput(settings.ZoomSide, settings.ZoomSide);
            }

            return MemoryNeed.Bytes(model, detection, BufferBytes(settings.MaxTracks) + ObjectBytes + otherBytes);
        }

        /// <summary>Free memory that detecting in every frame needs, besides the model, which is loaded already.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">As of a stream detector.</param>
        /// <param name="otherBytes">What the program needs besides: frames, for one. At least 0.</param>
        /// <returns>Bytes, as above.</returns>
        /// <exception cref="ArgumentNullException">The model or the settings are null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public static int EveryFrameBytes(DupNetModel model, StreamSettings settings, int otherBytes)
        {
            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }

            return MemoryNeed.Bytes(model, settings.Detection, Tracker.BufferBytes(settings.MaxTracks) + TrackerObjectBytes + otherBytes);
        }

        /// <summary>Bytes of all buffers but the detector's.</summary>
        /// <param name="maxTracks">Most faces that are followed.</param>
        internal static int BufferBytes(int maxTracks)
        {
            return Gate.BufferBytes + MovedRegions.BufferBytes + LookQueue.BufferBytes + ShotQuality.BufferBytes + Follower.BufferBytes(maxTracks)
                + Tracker.BufferBytes(maxTracks);
        }
    }
}
