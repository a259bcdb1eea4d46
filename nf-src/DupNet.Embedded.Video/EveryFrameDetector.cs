using System;

namespace DupNet.Embedded.Video
{
    /// <summary>
    /// Finds objects by a detection in each picture, and follows them. It needs several kilobytes less than a stream detector, and takes the time of a
    /// detection for every picture. The constructor allocates all memory.
    /// </summary>
    public sealed class EveryFrameDetector : ITrackSource
    {
        private readonly Tracker _tracker;

        /// <summary>Makes a detector and what follows its boxes.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">As of a stream detector: detection, tracks, reach and patience are used.</param>
        /// <param name="engine">An engine that serves no other detector; null for the managed kernels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        /// <exception cref="InvalidOperationException">The engine refuses, as <see cref="Embedded.Detector"/> says.</exception>
        public EveryFrameDetector(DupNetModel model, StreamSettings settings, IDetectionEngine engine)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }

            settings.Check();
            Detector = new Detector(model, settings.Detection, engine);
            _tracker = new Tracker(settings.MaxTracks, settings.Reach, settings.Patience);
        }

        /// <summary>The detector, to read its engine's report and its memory.</summary>
        public Detector Detector { get; }

        /// <inheritdoc/>
        public TrackList Tracks => _tracker.Tracks;

        /// <inheritdoc/>
        public TrackList Next(Frame frame)
        {
            _tracker.Update(Detector.Detect(frame), frame);
            return Tracks;
        }

        /// <inheritdoc/>
        public void Restart() => _tracker.Restart();
    }
}
