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
        private Network[] _networks;

        /// <inheritdoc/>
        public string Name => "managed kernels";

        /// <inheritdoc/>
        public int BufferBytes { get; private set; }

        /// <inheritdoc/>
        public int CompiledLayers { get; private set; }

        /// <summary>The network that the engine runs at the first input size, to look at its layers; null before <see cref="Prepare"/>.</summary>
        public Network Network => _networks?[0];

        /// <inheritdoc/>
        public int[] Logits => Network?.Logits;

        /// <summary>Tells that the managed kernels can run: null, for they run everywhere.</summary>
        /// <returns>Null.</returns>
        public string Probe() => null;

        /// <inheritdoc/>
        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
            if (_networks != null)
            {
                throw new InvalidOperationException("this engine serves a detector already; make one for each");
            }

            NetworkPlan[] plans = Plan(model, settings);
            _sampler = new FrameSampler(
                LargestWidth(plans), settings.InputHeight, model.InputChannels, model.PadValue, settings.SampleGrid, settings.Fit, model.LargestStretch);
            _sampler.Contrast = settings.StretchContrast ? new ContrastStretch() : null;
            _candidates = new CandidateList(settings.MaxCandidates);
            _selector = new BoxSelector(settings);
            NetworkMemory memory = new NetworkMemory(plans, new YoloDecoder(model, settings.ScoreNumber, _candidates), settings.KeepLogits);
            Network[] networks = new Network[plans.Length];
            for (int i = 0; i < plans.Length; i++)
            {
                networks[i] = new Network(plans[i], memory);
            }

            _networks = networks;
            BufferBytes = BytesOf(plans, settings);
            for (int i = 0; i < model.Layers.Length; i++)
            {
                CompiledLayers += model.Layers[i].Code == null ? 0 : 1;
            }
        }

        /// <inheritdoc/>
        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback callback)
        {
            Network network = _networks[input];
            _sampler.SetInput(network.Plan.Width, network.Plan.Height);
            _sampler.Begin(frame);
            _candidates.Clear();
            try
            {
                if (!network.Run(_sampler, callback))
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

        /// <summary>A plan for each input of the settings.</summary>
        internal static NetworkPlan[] Plan(DupNetModel model, DetectorSettings settings)
        {
            NetworkPlan[] plans = new NetworkPlan[settings.InputCount];
            for (int i = 0; i < plans.Length; i++)
            {
                plans[i] = new NetworkPlan(model, settings.WidthOf(i), settings.HeightOf(i));
            }

            return plans;
        }

        /// <summary>Bytes of the arrays that an engine of these settings allocates.</summary>
        internal static int BytesOf(NetworkPlan[] plans, DetectorSettings settings)
        {
            return NetworkMemory.BufferBytes(plans, settings.KeepLogits)
                + FrameSampler.BufferBytes(LargestWidth(plans), settings.SampleGrid)
                + (settings.StretchContrast ? ContrastStretch.BufferBytes : 0)
                + CandidateList.BufferBytes(settings.MaxCandidates)
                + BoxSelector.BufferBytes(settings.MaxDetections);
        }

        private static int LargestWidth(NetworkPlan[] plans)
        {
            int largest = 0;
            for (int i = 0; i < plans.Length; i++)
            {
                largest = plans[i].Width > largest ? plans[i].Width : largest;
            }

            return largest;
        }
    }
}
