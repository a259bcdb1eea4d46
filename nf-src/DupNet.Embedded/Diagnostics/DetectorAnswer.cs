using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Diagnostics
{
    /// <summary>
    /// The known answer of a model from a whole detector: by its engine, or by managed kernels, with the sampling of a frame.
    /// <see cref="KnownAnswer"/> runs the managed kernels alone.
    /// </summary>
    public static class DetectorAnswer
    {
        /// <summary>Computes the known answer of a model through a whole detector.</summary>
        /// <param name="model">The model.</param>
        /// <param name="engine">An engine that serves no other detector, or null for managed kernels.</param>
        /// <returns>CRC-32 of the logits, 0 .. 2^32 - 1; right is <see cref="ModelContent.KnownAnswerHash"/>.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The engine refuses the model, is of another version, or serves a detector.</exception>
        public static long Compute(DupNetModel model, IDetectionEngine engine) => Compute(model, engine, null);

        /// <summary>Computes the known answer of a model through a whole detector, until it is done or the callback cancels.</summary>
        /// <param name="model">The model.</param>
        /// <param name="engine">An engine that serves no other detector, or null for managed kernels.</param>
        /// <param name="callback">As <see cref="Detector.BandCallback"/>; null for none.</param>
        /// <returns>
        /// CRC-32 of the logits, 0 .. 2^32 - 1; right is <see cref="ModelContent.KnownAnswerHash"/>. <see cref="KnownAnswer.Cancelled"/> when
        /// the callback cancelled.
        /// </returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The engine refuses the model, is of another version, or serves a detector.</exception>
        public static long Compute(DupNetModel model, IDetectionEngine engine, BandCallback callback)
        {
            Detector detector = new Detector(model, MakeSettings(model), engine);
            detector.BandCallback = callback;
            detector.Detect(MakeFrame(model));
            return detector.WasCancelled ? KnownAnswer.Cancelled : KnownAnswer.Hash(detector.Logits);
        }

        /// <summary>Settings that bring each pixel of the frame into the network unchanged.</summary>
        internal static DetectorSettings MakeSettings(DupNetModel model)
        {
            DetectorSettings settings = new DetectorSettings(model);
            settings.InputWidth = model.KnownAnswerSide;
            settings.InputHeight = model.KnownAnswerSide;
            settings.SampleGrid = 1;
            settings.StretchContrast = false;
            settings.ScoreThreshold = 1f;
            settings.MaxCandidates = 1;
            settings.MaxDetections = 1;
            settings.KeepLogits = true;
            return settings;
        }

        /// <summary>The generated input.</summary>
        internal static Frame MakeFrame(DupNetModel model)
        {
            int side = model.KnownAnswerSide;
            byte[] pixels = new byte[side * side * model.InputChannels];
            new GeneratedImage(model.KnownAnswerSeed, pixels.Length).ReadRow(0, pixels, 0);
            return new Frame(pixels, side, side, model.InputChannels == 1 ? PixelFormat.Gray8 : PixelFormat.Rgb888);
        }
    }
}
