using System;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Imaging;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded
{
    /// <summary>The managed kernels as a detector's engine. They run everywhere; a detector that gets no other engine uses them.</summary>
    public sealed class ManagedEngine : IDetectionEngine
    {
        private FrameSampler _sampler;
        private CandidateList _candidates;
        private BoxSelector _selector;

        /// <inheritdoc/>
        public string Name => "managed kernels";

        /// <inheritdoc/>
        public int BufferBytes { get; private set; }

        /// <inheritdoc/>
        public int CompiledLayers { get; private set; }

        /// <summary>The network that the engine runs, to look at its layers; null before <see cref="Prepare"/>.</summary>
        public Network Network { get; private set; }

        /// <inheritdoc/>
        public int[] Logits => Network?.Logits;

        /// <summary>Tells that the managed kernels can run: null, for they run everywhere.</summary>
        /// <returns>Null.</returns>
        public string Probe() => null;

        /// <inheritdoc/>
        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
            if (Network != null)
            {
                throw new InvalidOperationException("this engine serves a detector already; make one for each");
            }

            NetworkPlan plan = new NetworkPlan(model, settings.InputWidth, settings.InputHeight);
            _sampler = new FrameSampler(
                settings.InputWidth, settings.InputHeight, model.InputChannels, model.PadValue, settings.SampleGrid, settings.Fit, model.LargestStretch);
            _sampler.Contrast = settings.StretchContrast ? new ContrastStretch() : null;
            _candidates = new CandidateList(settings.MaxCandidates);
            _selector = new BoxSelector(settings);
            Network = new Network(plan, new YoloDecoder(model, settings.ScoreNumber, _candidates), settings.KeepLogits);
            BufferBytes = BytesOf(plan, settings);
            for (int i = 0; i < model.Layers.Length; i++)
            {
                CompiledLayers += model.Layers[i].Code == null ? 0 : 1;
            }
        }

        /// <inheritdoc/>
        public bool Detect(Frame frame, DetectionList detections, BandCallback callback)
        {
            _sampler.Begin(frame);
            _candidates.Clear();
            try
            {
                if (!Network.Run(_sampler, callback))
                {
                    return false;
                }

                _selector.Select(_candidates, _sampler, frame, detections);
                return true;
            }
            finally
            {
                _sampler.End();
            }
        }

        /// <summary>Bytes of the arrays that an engine of these settings allocates.</summary>
        internal static int BytesOf(NetworkPlan plan, DetectorSettings settings)
        {
            return plan.BufferBytes
                + (settings.KeepLogits ? 4 * plan.LogitEntries : 0)
                + FrameSampler.BufferBytes(settings.InputWidth, settings.SampleGrid)
                + (settings.StretchContrast ? ContrastStretch.BufferBytes : 0)
                + CandidateList.BufferBytes(settings.MaxCandidates)
                + BoxSelector.BufferBytes(settings.MaxDetections);
        }
    }
}
