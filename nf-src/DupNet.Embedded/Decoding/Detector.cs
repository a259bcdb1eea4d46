using System;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Imaging;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded
{
    /// <summary>
    /// Finds objects, such as faces, in frames. The constructor allocates all memory; <see cref="Detect"/> allocates none. A
    /// detector serves one thread at a time.
    /// </summary>
    public sealed class Detector
    {
        private readonly Network _network;
        private readonly FrameSampler _sampler;
        private readonly CandidateList _candidates;
        private readonly int[] _kept;
        private readonly DetectionList _detections;
        private readonly int _overlapThreshold;

        /// <summary>Makes a detector with the model's own defaults.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public Detector(DupNetModel model)
            : this(model, new DetectorSettings(model))
        {
        }

        /// <summary>Makes a detector.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public Detector(DupNetModel model, DetectorSettings settings)
        {
            CheckNotNull(model, settings);
            settings.Check();
            _sampler = new FrameSampler(
                settings.InputWidth, settings.InputHeight, model.InputChannels, model.PadValue, settings.SampleGrid, settings.Fit);
            _candidates = new CandidateList(settings.MaxCandidates);
            _network = new Network(
                new NetworkPlan(model, settings.InputWidth, settings.InputHeight),
                new YoloDecoder(model, (int)(settings.ScoreThreshold * 65536f), _candidates),
                settings.KeepLogits);
            _kept = new int[settings.MaxDetections];
            _detections = new DetectionList(settings.MaxDetections);
            _overlapThreshold = (int)(settings.OverlapThreshold * 65536f);
        }

        /// <summary>The network of the detector, for its plan and the logits that it kept.</summary>
        public Network Network => _network;

        /// <summary>
        /// Called between bands of rows, within a small part of the time that a frame takes; null for none. Must not call the
        /// detector.
        /// </summary>
        public BandCallback BandCallback { get; set; }

        /// <summary>Whether the last <see cref="Detect"/> was cancelled by the callback; the next one starts anew.</summary>
        public bool WasCancelled { get; private set; }

        /// <summary>Bytes of all buffers that a detector of these settings allocates; the model and the frame come on top.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">The settings.</param>
        /// <returns>
        /// Payload of all arrays, and the detections. The objects of a model and its plan add, on nanoFramework, an estimated 500
        /// bytes a layer; each array has a header of 12 bytes.
        /// </returns>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public static int BufferBytes(DupNetModel model, DetectorSettings settings)
        {
            CheckNotNull(model, settings);
            settings.Check();

            // A slot of the kept boxes; then, in nanoFramework's blocks of 12 bytes, a reference, and an object of six fields.
            const int DetectionBytes = 4 + 12 + (7 * 12);
            NetworkPlan plan = new NetworkPlan(model, settings.InputWidth, settings.InputHeight);
            return plan.BufferBytes
                + (settings.KeepLogits ? 4 * plan.LogitEntries : 0)
                + FrameSampler.BufferBytes(settings.InputWidth, settings.SampleGrid)
                + CandidateList.BufferBytes(settings.MaxCandidates)
                + (DetectionBytes * settings.MaxDetections);
        }

        /// <summary>Finds objects in a frame.</summary>
        /// <param name="frame">The frame; read only during the call.</param>
        /// <returns>The detections, best first, none when cancelled; the list is overwritten by the next call.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
        public DetectionList Detect(Frame frame)
        {
            if (frame == null)
            {
                throw new ArgumentNullException(nameof(frame));
            }

            _sampler.Begin(frame);
            _candidates.Clear();
            _detections.Clear();
            WasCancelled = !_network.Run(_sampler, BandCallback);
            if (WasCancelled)
            {
                return _detections;
            }

            for (int rank = 0; rank < _candidates.Count && _detections.Count < _detections.Capacity; rank++)
            {
                int slot = _candidates.Slot(rank);
                if (!NonMaximumSuppression.IsSuppressed(_candidates, slot, _kept, _detections.Count, _overlapThreshold)
                    && FrameCoordinates.Set(_detections.Next, _candidates, slot, _sampler, frame))
                {
                    _kept[_detections.Count] = slot;
                    _detections.Append();
                }
            }

            return _detections;
        }

        private static void CheckNotNull(DupNetModel model, DetectorSettings settings)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }
        }
    }
}
