using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Serial
{
    /// <summary>A <see cref="Detector"/> with its times and checksums.</summary>
    public sealed class ManagedDetector : IServedDetector, ILayerObserver
    {
        private readonly Detector _detector;
        private readonly LayerChecksums _checksums;
        private readonly int[] _microseconds;
        private long _lastTicks;
        private ILayerObserver _progress;

        /// <summary>Makes a detector.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <param name="kernelReason">Why managed kernels are used, in a few words.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public ManagedDetector(DupNetModel model, DetectorSettings settings, string kernelReason)
        {
            _detector = new Detector(model, settings);
            Model = model;
            BufferBytes = Detector.BufferBytes(model, settings);
            KernelReason = kernelReason;
            SampleGrid = settings.SampleGrid;
            Fit = settings.Fit;
            NetworkPlan plan = _detector.Network.Plan;
            _checksums = new LayerChecksums(plan);
            _microseconds = new int[plan.Layers.Length];
            for (int i = 0; i < _microseconds.Length; i++)
            {
                _microseconds[i] = -1;
            }

            _detector.Network.Observer = this;
        }

        /// <inheritdoc/>
        public DupNetModel Model { get; }

        /// <inheritdoc/>
        public int InputWidth => _detector.Network.Plan.Width;

        /// <inheritdoc/>
        public int InputHeight => _detector.Network.Plan.Height;

        /// <inheritdoc/>
        public int SampleGrid { get; }

        /// <inheritdoc/>
        public FitMode Fit { get; }

        /// <inheritdoc/>
        public int BufferBytes { get; }

        /// <inheritdoc/>
        public bool IsNative => false;

        /// <inheritdoc/>
        public string KernelReason { get; }

        private bool WithChecksums => _detector.Network.Checksums != null;

        /// <inheritdoc/>
        public DetectionList Detect(Frame frame, bool checksums, ILayerObserver progress)
        {
            _detector.Network.Checksums = checksums ? _checksums : null;
            _progress = progress;
            _lastTicks = DateTime.UtcNow.Ticks;
            return _detector.Detect(frame);
        }

        /// <inheritdoc/>
        public int LayerKernel(int number) => (int)_detector.Network.Plan.Layers[number - 1].Kernel;

        /// <inheritdoc/>
        public int LayerMicroseconds(int number) => _microseconds[number - 1];

        /// <inheritdoc/>
        public long LayerChecksum(int number) => WithChecksums ? _checksums[number] : -1;

        /// <inheritdoc/>
        public void LayerDone(int number)
        {
            if (!WithChecksums)
            {
                _microseconds[number - 1] = Microseconds.Since(_lastTicks);
            }

            _progress?.LayerDone(number);
            _lastTicks = DateTime.UtcNow.Ticks;
        }
    }
}
