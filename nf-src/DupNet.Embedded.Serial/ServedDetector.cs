using System;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Serial
{
    /// <summary>
    /// A <see cref="Detector"/> with what it can tell of its layers: on managed kernels times and checksums of all, on an engine checksums of
    /// the heads, if <see cref="DetectorSettings.KeepLogits"/> is set.
    /// </summary>
    public sealed class ServedDetector : IServedDetector, ILayerObserver
    {
        private const int NoKernel = 255;

        /// <summary>Between the name of an engine and the reason, in a report.</summary>
        private const string Separator = ": ";

        private readonly Detector _detector;
        private readonly Network _network;
        private readonly LayerChecksums _checksums;
        private readonly int[] _microseconds;
        private readonly int[] _logitCounts;
        private readonly Crc32 _crc = new Crc32();
        private bool _withChecksums;
        private long _lastTicks;
        private ILayerObserver _progress;

        /// <summary>Makes a detector that a server can serve.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <param name="engine">An engine that serves no other detector, used where it can run; null for managed kernels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        /// <exception cref="InvalidOperationException">As of the constructor of <see cref="Detector"/>.</exception>
        public ServedDetector(DupNetModel model, DetectorSettings settings, IDetectionEngine engine)
        {
            _detector = new Detector(model, settings, engine);
            Model = model;
            InputWidth = settings.InputWidth;
            InputHeight = settings.InputHeight;
            SampleGrid = settings.SampleGrid;
            Fit = settings.Fit;
            _microseconds = new int[model.Layers.Length];
            for (int i = 0; i < _microseconds.Length; i++)
            {
                _microseconds[i] = -1;
            }

            _network = (_detector.Engine as ManagedEngine)?.Network;
            if (_network != null)
            {
                _checksums = new LayerChecksums(_network.Plan.Layers);
                _network.Observer = this;
                return;
            }

            LayerPlan[] layers = new NetworkPlan(model, InputWidth, InputHeight).Layers;
            _logitCounts = new int[layers.Length];
            for (int i = 0; i < layers.Length; i++)
            {
                _logitCounts[i] = layers[i].Layer.IsHead ? layers[i].Width * layers[i].Height * layers[i].Layer.ChannelsOut : 0;
            }
        }

        /// <inheritdoc/>
        public DupNetModel Model { get; }

        /// <inheritdoc/>
        public int InputWidth { get; }

        /// <inheritdoc/>
        public int InputHeight { get; }

        /// <inheritdoc/>
        public int SampleGrid { get; }

        /// <inheritdoc/>
        public FitMode Fit { get; }

        /// <inheritdoc/>
        public int BufferBytes => _detector.AllocatedBytes;

        /// <inheritdoc/>
        public bool IsNative => _network == null;

        /// <inheritdoc/>
        public string KernelReason
        {
            get
            {
                // Managed kernels are told apart by IsNative: only why.
                string report = _detector.EngineReport;
                int start = _detector.Engine.Name.Length + Separator.Length;
                return report.Length > start ? report.Substring(start) : report;
            }
        }

        /// <inheritdoc/>
        public DetectionList Detect(Frame frame, bool checksums, ILayerObserver progress)
        {
            _withChecksums = checksums;
            if (_network != null)
            {
                _network.Checksums = checksums ? _checksums : null;
            }

            _progress = progress;
            _lastTicks = DateTime.UtcNow.Ticks;
            return _detector.Detect(frame);
        }

        /// <inheritdoc/>
        public int LayerKernel(int number) => _network == null ? NoKernel : _network.Plan.KernelNumber(number - 1);

        /// <inheritdoc/>
        public int LayerMicroseconds(int number) => _microseconds[number - 1];

        /// <inheritdoc/>
        public long LayerChecksum(int number)
        {
            return !_withChecksums ? -1 : IsNative ? HeadChecksum(number) : _checksums[number];
        }

        /// <inheritdoc/>
        public void LayerDone(int number)
        {
            if (!_withChecksums)
            {
                _microseconds[number - 1] = Microseconds.Since(_lastTicks);
            }

            _progress?.LayerDone(number);
            _lastTicks = DateTime.UtcNow.Ticks;
        }

        /// <summary>The checksum of a head, from the engine's logits, which lie head after head.</summary>
        private long HeadChecksum(int number)
        {
            int[] logits = _detector.Logits;
            if (logits == null || number == 0 || _logitCounts[number - 1] == 0)
            {
                return -1;
            }

            int at = 0;
            for (int i = 0; i < number - 1; i++)
            {
                at += _logitCounts[i];
            }

            _crc.Reset();
            for (int end = at + _logitCounts[number - 1]; at < end; at++)
            {
                _crc.Append(logits[at]);
            }

            return _crc.Value;
        }
    }
}
