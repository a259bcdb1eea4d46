using System;

namespace DupNet.Embedded
{
    /// <summary>What an integrator chooses. Starts with the model's own defaults; read once, when a detector is made.</summary>
    public sealed class DetectorSettings
    {
        /// <summary>Takes the defaults of a model.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public DetectorSettings(DupNetModel model)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            InputWidth = model.DefaultWidth;
            InputHeight = model.DefaultHeight;
            ScoreThreshold = model.ScoreThreshold / 65536f;
            ClassNames = model.ClassNames;
        }

        /// <summary>
        /// Width of the network's input: any multiple of the model's stride within its sides. A larger input finds smaller
        /// faces; time and memory grow with its area.
        /// </summary>
        public int InputWidth { get; set; }

        /// <summary>Height of the network's input: any multiple of the model's stride within its sides.</summary>
        public int InputHeight { get; set; }

        /// <summary>How frames of another shape are fitted.</summary>
        public FitMode Fit { get; set; } = FitMode.Letterbox;

        /// <summary>
        /// Most frame pixels along a side that are averaged to one input pixel: 1, 2 or 4. 1 reads the least, 4 suits frames
        /// of more than twice the input's size.
        /// </summary>
        public int SampleGrid { get; set; } = 2;

        /// <summary>
        /// Whether the brightness of dark and flat frames is stretched before the network sees them. A frame is flat where its brightness, but
        /// for a 64th of a grid of samples at either end, uses less than half the range; other frames stay as they are, bit for bit.
        /// </summary>
        public bool StretchContrast { get; set; }

        /// <summary>Smallest score of a detection, 0 .. 1.</summary>
        public float ScoreThreshold { get; set; }

        /// <summary>
        /// Intersection over union, 0 .. 1, up to which two boxes of a class are two objects; above, the better one suppresses the other. 1
        /// suppresses nothing.
        /// </summary>
        public float OverlapThreshold { get; set; } = 0.5f;

        /// <summary>
        /// Whether a detection's box is the mean of the best box and those that it suppresses, weighted by squared scores, and its score
        /// grows with theirs; false for the best box and its score alone. Which boxes are suppressed does not depend on it.
        /// </summary>
        public bool MergeBoxes { get; set; } = true;

        /// <summary>Most boxes that enter non-maximum suppression, the best ones, 1 .. 4096.</summary>
        public int MaxCandidates { get; set; } = 64;

        /// <summary>Most detections, 1 .. MaxCandidates.</summary>
        public int MaxDetections { get; set; } = 16;

        /// <summary>Whether <see cref="Detector.Logits"/> keeps the logits of a frame, 4 bytes each: for tests and tools.</summary>
        public bool KeepLogits { get; set; }

        /// <summary>The model's.</summary>
        internal string[] ClassNames { get; }

        /// <summary><see cref="ScoreThreshold"/> in 1/65536.</summary>
        internal int ScoreNumber => (int)(ScoreThreshold * 65536f);

        /// <summary><see cref="OverlapThreshold"/> in 1/65536.</summary>
        internal int OverlapNumber => (int)(OverlapThreshold * 65536f);

        internal void Check()
        {
            if (SampleGrid != 1 && SampleGrid != 2 && SampleGrid != 4)
            {
                throw new ArgumentException("SampleGrid is " + SampleGrid.ToString() + ", must be 1, 2 or 4");
            }

            if (Fit != FitMode.Letterbox && Fit != FitMode.Stretch)
            {
                throw new ArgumentException("unknown Fit " + ((int)Fit).ToString());
            }

            if (!(ScoreThreshold >= 0f && ScoreThreshold <= 1f))
            {
                throw new ArgumentException("ScoreThreshold must be 0..1");
            }

            if (!(OverlapThreshold >= 0f && OverlapThreshold <= 1f))
            {
                throw new ArgumentException("OverlapThreshold must be 0..1");
            }

            if (MaxCandidates < 1 || MaxCandidates > 4096)
            {
                throw new ArgumentException("MaxCandidates is " + MaxCandidates.ToString() + ", must be 1..4096");
            }

            if (MaxDetections < 1 || MaxDetections > MaxCandidates)
            {
                throw new ArgumentException("MaxDetections is " + MaxDetections.ToString() + ", must be 1..MaxCandidates");
            }
        }
    }
}
