using System;

namespace DupNet.Embedded.Video
{
    /// <summary>What an integrator chooses of a stream detector. Read once, when it is made.</summary>
    public sealed class StreamSettings
    {
        /// <summary>Takes the defaults of a model.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public StreamSettings(DupNetModel model)
        {
            Detection = new DetectorSettings(model);
            ZoomSide = (model.SmallestSide + model.Stride - 1) / model.Stride * model.Stride;
            KeepThreshold = Detection.ScoreThreshold * 0.6f;
        }

        /// <summary>Takes settings of a detector that were made elsewhere.</summary>
        /// <param name="detection">The settings, kept as <see cref="Detection"/>.</param>
        /// <param name="zoomSide">Side of the small input; that of the settings' own for one input alone.</param>
        /// <exception cref="ArgumentNullException"><paramref name="detection"/> is null.</exception>
        public StreamSettings(DetectorSettings detection, int zoomSide)
        {
            if (detection == null)
            {
                throw new ArgumentNullException(nameof(detection));
            }

            Detection = detection;
            ZoomSide = zoomSide;
            KeepThreshold = detection.ScoreThreshold * 0.6f;
        }

        /// <summary>
        /// How the detector works. Its input size is that of full scans; one of <see cref="ZoomSide"/> saves memory. Its score is what a new face
        /// needs. It has no further inputs.
        /// </summary>
        public DetectorSettings Detection { get; }

        /// <summary>
        /// Side of the small input, by which the whole frame is glanced at and regions are looked at: a multiple of the model's stride within its
        /// sides. The default is the smallest.
        /// </summary>
        public int ZoomSide { get; set; }

        /// <summary>
        /// Smallest score, 0 .. 1, of a face that is followed already; at most that of a new one, which it needs where nothing moved. The default is 0.6
        /// of what a new one needs at first.
        /// </summary>
        public float KeepThreshold { get; set; }

        /// <summary>Most faces that are followed, 1 .. 64.</summary>
        public int MaxTracks { get; set; } = 8;

        /// <summary>
        /// How far a face moves between two frames at most, in its own sizes, while its velocity is not known, 0 .. 4: 1 suits some frames a second, 2 a
        /// frame in two seconds.
        /// </summary>
        public float Reach { get; set; } = 1f;

        /// <summary>How often in succession a face that is followed may be looked for in vain, 0 .. 100.</summary>
        public int Patience { get; set; } = 3;

        /// <summary>
        /// Work of the looks in a frame, on average, in IL instructions of managed kernels, whatever the engine: 10,000 .. 1,000,000,000. What is not
        /// looked at now is looked at later; who is followed is carried on meanwhile.
        /// </summary>
        public int WorkPerFrame { get; set; } = 3000000;

        /// <summary>
        /// Work of the looks in any one frame at most, in the same units; 0 for as much as the dearest look, or two small ones. A full scan that is
        /// dearer is left out.
        /// </summary>
        public int MostWork { get; set; }

        /// <summary>Frames between two full scans, 1 .. 1,000,000; 0 for none. The first comes after a quarter of them.</summary>
        public int ScanInterval { get; set; } = 1500;

        /// <summary>Whether the small input is that of full scans too.</summary>
        internal bool IsOneSize => Detection.InputWidth == ZoomSide && Detection.InputHeight == ZoomSide;

        /// <summary>Throws when a setting is out of range; what the detector checks is left to it.</summary>
        internal void Check()
        {
            if (Detection.InputCount != 1)
            {
                throw new ArgumentException("Detection has further inputs: a stream detector adds its own");
            }

            if (!(KeepThreshold >= 0f && KeepThreshold <= Detection.ScoreThreshold))
            {
                throw new ArgumentException("KeepThreshold must be 0..ScoreThreshold");
            }

            CheckRange("MaxTracks", MaxTracks, 1, 64);
            CheckRange("Patience", Patience, 0, 100);
            CheckRange("WorkPerFrame", WorkPerFrame, 10000, 1000000000);
            CheckRange("MostWork", MostWork, 0, int.MaxValue);
            CheckRange("ScanInterval", ScanInterval, 0, 1000000);
            if (!(Reach >= 0f && Reach <= 4f))
            {
                throw new ArgumentException("Reach must be 0..4");
            }
        }

        private static void CheckRange(string name, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                throw new ArgumentException(name + " is " + value.ToString() + ", must be " + least.ToString() + ".." + most.ToString());
            }
        }
    }
}
