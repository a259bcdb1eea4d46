using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Diagnostics
{
    /// <summary>
    /// Shows that a model and this runtime work on the device: runs the known answer, layer by layer, with times and memory. The
    /// report is lines of "NAME VALUE", for people and programs; the last one begins with "result".
    /// </summary>
    public sealed class SelfTest
    {
        private const string HexDigits = "0123456789abcdef";

        private readonly DupNetModel _model;
        private readonly IDeviceProbe _probe;
        private readonly int[] _layerMilliseconds;
        private long _layerStart;

        /// <summary>Prepares a test.</summary>
        /// <param name="model">The model.</param>
        /// <param name="probe">Time and memory of the device.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public SelfTest(DupNetModel model, IDeviceProbe probe)
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
            _layerMilliseconds = new int[model.Layers.Length];
            BufferBytes = new NetworkPlan(model, model.KnownAnswerSide, model.KnownAnswerSide).BufferBytes;
            Problem = "not run";
        }

        /// <summary>What went wrong, or null.</summary>
        public string Problem { get; private set; }

        /// <summary>Bytes of the buffers that the test allocates.</summary>
        public int BufferBytes { get; }

        /// <summary>The known answer as computed, 0 .. 2^32 - 1.</summary>
        public long Answer { get; private set; }

        /// <summary>Milliseconds of all layers.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>Bytes that were free before the test.</summary>
        public uint FreeBytes { get; private set; }

        /// <summary>Runs the test; takes <see cref="BufferBytes"/> and the time of one detection.</summary>
        /// <returns>Whether the known answer is the one that the model states.</returns>
        public bool Run()
        {
            FreeBytes = _probe.FreeBytes();
            Milliseconds = 0;
            Answer = 0;
            try
            {
                _layerStart = _probe.Milliseconds();
                Answer = KnownAnswer.Compute(_model, EndLayer);
                Problem = Answer == _model.KnownAnswerHash ? null : "the known answer differs";
            }
            catch (OutOfMemoryException)
            {
                Problem = "out of memory, the buffers take " + BufferBytes.ToString() + " bytes";
            }

            return Problem == null;
        }

        /// <summary>The report.</summary>
        /// <returns>Lines without line ends.</returns>
        public string[] Lines()
        {
            int layers = _layerMilliseconds.Length;
            string[] lines = new string[layers + 9];
            lines[0] = "model " + _model.Name;
            lines[1] = "model-bytes " + _model.FileBytes.ToString();
            lines[2] = "model-checksum " + Hex(_model.Checksum);
            lines[3] = "buffer-bytes " + BufferBytes.ToString();
            lines[4] = "free-bytes " + FreeBytes.ToString();
            for (int i = 0; i < layers; i++)
            {
                lines[5 + i] = "layer-" + (i + 1).ToString() + "-ms " + _layerMilliseconds[i].ToString();
            }

            lines[5 + layers] = "ms " + Milliseconds.ToString();
            lines[6 + layers] = "known-answer " + Hex(Answer);
            lines[7 + layers] = "expected-answer " + Hex(_model.KnownAnswerHash);
            lines[8 + layers] = "result " + (Problem == null ? "OK" : "FAILED: " + Problem);
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

        private void EndLayer(int index)
        {
            long now = _probe.Milliseconds();
            _layerMilliseconds[index] = (int)(now - _layerStart);
            Milliseconds += _layerMilliseconds[index];
            _layerStart = now;
        }
    }
}
