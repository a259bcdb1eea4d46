using System;

namespace DupNet.Embedded
{
    /// <summary>
    /// Judges the frames of a camera as they come, by <see cref="FrameCheck"/>. A single frame may look odd, such as one that is full of the finest
    /// detail: a verdict stands when two frames in succession agree on it, and is asked for again after 100 frames.
    /// </summary>
    public sealed class FrameJudge
    {
        /// <summary>Frames between a verdict and the next look.</summary>
        private const int Interval = 100;

        private FrameVerdict _seen = FrameVerdict.Unclear;
        private int _wait;

        /// <summary>What the frames look like; <see cref="FrameVerdict.Unclear"/> as long as none has told.</summary>
        public FrameVerdict Verdict { get; private set; } = FrameVerdict.Unclear;

        /// <summary>
        /// Looks at the next frame, where it is time to. Allocates nothing; takes 0.1 to 0.3 M IL instructions, an estimate, of each frame until there is
        /// a verdict, then of one in 100.
        /// </summary>
        /// <param name="frame">The frame.</param>
        /// <returns>Whether <see cref="Verdict"/> changed.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
        public bool Look(Frame frame)
        {
            if (frame == null)
            {
                throw new ArgumentNullException(nameof(frame));
            }

            if (_wait > 0)
            {
                _wait--;
                return false;
            }

            FrameVerdict seen = FrameCheck.Look(frame);
            if (seen == FrameVerdict.Unclear)
            {
                return false;
            }

            if (seen != _seen)
            {
                _seen = seen;
                return false;
            }

            _wait = Interval;
            bool isNew = seen != Verdict;
            Verdict = seen;
            return isNew;
        }
    }
}
