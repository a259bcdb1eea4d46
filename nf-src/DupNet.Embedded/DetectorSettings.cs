using System;

namespace DupNet.Embedded
{
    /// <summary>What an integrator chooses. Starts with the model's own defaults; read once, when a detector is made.</summary>
    public sealed class DetectorSettings
    {
        private const int MostInputs = 4;

        /// <summary>Width and height of the inputs after the first.</summary>
        private readonly int[] _furtherSides = new int[2 * (MostInputs - 1)];

        private int _furtherInputs;

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

        /// <summary>Takes over all that other settings say; a change of one does not change the other.</summary>
        /// <param name="other">The other settings.</param>
        /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
        public DetectorSettings(DetectorSettings other)
        {
            if (other == null)
            {
                throw new ArgumentNullException(nameof(other));
            }

            InputWidth = other.InputWidth;
            InputHeight = other.InputHeight;
            Fit = other.Fit;
            SampleGrid = other.SampleGrid;
            StretchContrast = other.StretchContrast;
            ScoreThreshold = other.ScoreThreshold;
            OverlapThreshold = other.OverlapThreshold;
            MergeBoxes = other.MergeBoxes;
            MaxCandidates = other.MaxCandidates;
            MaxDetections = other.MaxDetections;
            KeepLogits = other.KeepLogits;
            ClassNames = other.ClassNames;
            Array.Copy(other._furtherSides, 0, _furtherSides, 0, _furtherSides.Length);
            _furtherInputs = other._furtherInputs;
        }

        /// <summary>
        /// Width of the network's input: any multiple of the model's stride within its sides. A larger input finds smaller
        /// faces; time and memory grow with its area.
        /// </summary>
        public int InputWidth { get; set; }

        /// <summary>Height of the network's input: any multiple of the model's stride within its sides.</summary>
        public int InputHeight { get; set; }

        /// <summary>
        /// Sizes of the network's input: the one of <see cref="InputWidth"/> and <see cref="InputHeight"/>, number 0, and those of
        /// <see cref="AddInput"/>.
        /// </summary>
        public int InputCount => 1 + _furtherInputs;

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

        /// <summary>
        /// Adds a size of the network's input, by which <see cref="Detector.Detect(Frame, int)"/> looks when it is told so. All sizes share one memory,
        /// which is that of the largest, and some objects more.
        /// </summary>
        /// <param name="width">Width: any multiple of the model's stride within its sides.</param>
        /// <param name="height">Height, likewise.</param>
        /// <returns>Number of the input.</returns>
        /// <exception cref="InvalidOperationException">There are as many as may be, 4.</exception>
        public int AddInput(int width, int height)
        {
            if (InputCount == MostInputs)
            {
                throw new InvalidOperationException("a detector has at most " + MostInputs.ToString() + " input sizes");
            }

            _furtherSides[2 * _furtherInputs] = width;
            _furtherSides[(2 * _furtherInputs) + 1] = height;
            _furtherInputs++;
            return _furtherInputs;
        }

        /// <summary>Width of an input.</summary>
        /// <param name="input">0 .. InputCount - 1.</param>
        /// <returns>The width in pixels.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
        public int WidthOf(int input) => input == 0 ? InputWidth : _furtherSides[Index(input)];

        /// <summary>Height of an input.</summary>
        /// <param name="input">0 .. InputCount - 1.</param>
        /// <returns>The height in pixels.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
        public int HeightOf(int input) => input == 0 ? InputHeight : _furtherSides[Index(input) + 1];

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

        private int Index(int input)
        {
            if (input < 1 || input > _furtherInputs)
            {
                throw new ArgumentOutOfRangeException(nameof(input));
            }

            return 2 * (input - 1);
        }
    }
}
