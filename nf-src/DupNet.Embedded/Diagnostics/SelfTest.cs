using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Diagnostics
{
    /// <summary>
    /// Shows that a model and this runtime work on the device: runs the known answer on the kernels that a detector would use, with
    /// times and memory. The report is lines of "NAME VALUE", for people and programs; the last one begins with "result".
    /// </summary>
    public sealed class SelfTest : ILayerObserver
    {
        private const string HexDigits = "0123456789abcdef";

        private readonly DupNetModel _model;
        private readonly IDeviceProbe _probe;
        private readonly IDetectionEngine _engine;
        private readonly DetectorSettings _settings;
        private readonly int[] _layerMilliseconds;
        private bool _hasLayers;
        private long _layerStart;

        /// <summary>Prepares a test of the managed kernels.</summary>
        /// <param name="model">The model.</param>
        /// <param name="probe">Time and memory of the device.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public SelfTest(DupNetModel model, IDeviceProbe probe)
            : this(model, probe, null)
        {
        }

        /// <summary>Prepares a test of an engine, or of the managed kernels where it cannot run.</summary>
        /// <param name="model">The model.</param>
        /// <param name="probe">Time and memory of the device.</param>
        /// <param name="engine">An engine that serves no detector, used up by the test; null for managed kernels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="probe"/> is null.</exception>
        public SelfTest(DupNetModel model, IDeviceProbe probe, IDetectionEngine engine)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            if (probe == null)
            {
                throw new ArgumentNullException(nameof(probe));
            }

            _model = model;
            _probe = probe;
            _engine = engine;
            _settings = DetectorAnswer.MakeSettings(model);
            _layerMilliseconds = new int[model.Layers.Length];
            BufferBytes = Detector.BufferBytes(model, _settings) + (model.KnownAnswerSide * model.KnownAnswerSide * model.InputChannels);
            Kernels = "not run";
            Problem = "not run";
        }

        /// <summary>nanoFramework's name of the firmware, such as ESP32_REV3, for the report; null if it is not known.</summary>
        public string Target { get; set; }

        /// <summary>
        /// Called while the test runs, as <see cref="Detector.BandCallback"/>, and may cancel it, which fails it; null for none.
        /// </summary>
        public BandCallback BandCallback { get; set; }

        /// <summary>What went wrong in the test, or null.</summary>
        public string Problem { get; private set; }

        /// <summary>
        /// Bytes of the buffers that the test allocates, its frame included: those of managed kernels until an engine has taken its own.
        /// </summary>
        public int BufferBytes { get; private set; }

        /// <summary>What computed the answer, as <see cref="Detector.EngineReport"/>.</summary>
        public string Kernels { get; private set; }

        /// <summary>The known answer as computed, 0 .. 2^32 - 1.</summary>
        public long Answer { get; private set; }

        /// <summary>Milliseconds of the whole frame.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>Bytes that were free before the test.</summary>
        public uint FreeBytes { get; private set; }

        /// <summary>Runs the test, once; takes <see cref="BufferBytes"/> and the time of one detection.</summary>
        /// <returns>Whether the known answer is the one that the model states.</returns>
        public bool Run()
        {
            FreeBytes = _probe.FreeBytes();
            Milliseconds = 0;
            Answer = 0;
            string missing = _engine == null || _engine.Probe() != null ? MemoryNeed.Missing(BufferBytes + MemoryNeed.ObjectBytes(_model), FreeBytes) : null;
            if (missing != null)
            {
                Problem = "out of memory: it " + missing;
                return false;
            }

            try
            {
                Detector detector = new Detector(_model, _settings, _engine);
                Kernels = detector.EngineReport;
                Frame frame = DetectorAnswer.MakeFrame(_model);
                BufferBytes = detector.AllocatedBytes + frame.Buffer.Length;
                ManagedEngine managed = detector.Engine as ManagedEngine;
                _hasLayers = managed != null;
                if (_hasLayers)
                {
                    managed.Network.Observer = this;
                }

                long start = _probe.Milliseconds();
                _layerStart = start;
                detector.BandCallback = BandCallback;
                detector.Detect(frame);
                Milliseconds = (int)(_probe.Milliseconds() - start);
                if (detector.WasCancelled)
                {
                    Problem = "cancelled";
                    return false;
                }

                Answer = KnownAnswer.Hash(detector.Logits);
                Problem = Answer == _model.KnownAnswerHash ? null : "the known answer differs";
            }
            catch (OutOfMemoryException)
            {
                Problem = "out of memory, the buffers take " + BufferBytes.ToString() + " bytes";
            }
            catch (InvalidOperationException failure)
            {
                Problem = failure.Message;
            }

            return Problem == null;
        }

        /// <summary>Takes the time of a layer.</summary>
        /// <param name="number">Number of the layer, from 1.</param>
        public void LayerDone(int number)
        {
            long now = _probe.Milliseconds();
            _layerMilliseconds[number - 1] = (int)(now - _layerStart);
            _layerStart = now;
        }

        /// <summary>The report of the test, line by line.</summary>
        /// <returns>Lines without line ends; an engine tells no times of layers.</returns>
        public string[] Lines()
        {
            int layers = _hasLayers ? _layerMilliseconds.Length : 0;
            string[] lines = new string[layers + 12];
            lines[0] = "model " + _model.Name;
            lines[1] = "build " + BuildStamp.Value;
            lines[2] = "target " + (Target ?? "not known");
            lines[3] = "model-bytes " + _model.FileBytes.ToString();
            lines[4] = "model-checksum " + Hex(_model.Checksum);
            lines[5] = "kernels " + Kernels;
            lines[6] = "buffer-bytes " + BufferBytes.ToString();
            lines[7] = "free-bytes " + FreeBytes.ToString();
            for (int i = 0; i < layers; i++)
            {
                lines[8 + i] = "layer-" + (i + 1).ToString() + "-ms " + _layerMilliseconds[i].ToString();
            }

            lines[8 + layers] = "ms " + Milliseconds.ToString();
            lines[9 + layers] = "known-answer " + Hex(Answer);
            lines[10 + layers] = "expected-answer " + Hex(_model.KnownAnswerHash);
            lines[11 + layers] = "result " + (Problem == null ? "OK" : "FAILED: " + Problem);
            return lines;
        }

        private static string Hex(long value)
        {
            char[] digits = new char[8];
            for (int i = 0; i < 8; i++)
            {
                digits[7 - i] = HexDigits[(int)(value >> (4 * i)) & 15];
            }

            return new string(digits);
        }
    }
}
