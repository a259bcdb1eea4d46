using System;
using DupNet.Embedded.Models;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Native
{
    /// <summary>
    /// The native core as a detector's engine: <c>new Detector(model, settings, new NativeEngine())</c>. A firmware has the core if it
    /// was built with it; without it the detector uses the managed kernels. During <see cref="Detect"/>, one call, no other managed
    /// thread runs.
    /// </summary>
    public sealed class NativeEngine : IDetectionEngine
    {
        /// <summary>Version of the native functions and of the numbers that they are given, DUPNET_MANAGED_VERSION.</summary>
        public const int Version = NativeCore.Version;

        private const int FrameNumbers = 7;
        private const int BoxNumbers = 6;

        /// <summary>DUPNET_KEPT_BYTES_PLACE of include/dupnet_managed.h.</summary>
        private const int KeptBytesPlace = 4;

        private readonly FlashModel _flash;
        private byte[] _model;
        private byte[] _memory;

        /// <summary>Of several inputs, what is in the memory between two calls; null for one input.</summary>
        private byte[][] _states;

        private int _input;
        private int[] _frame;
        private int[] _boxes;
        private int[] _logits;
        private int _compiled;

        /// <summary>Makes an engine for a model in managed memory.</summary>
        public NativeEngine()
            : this(null)
        {
        }

        /// <summary>Makes an engine for a model in flash, or in managed memory.</summary>
        /// <param name="flash">The model, whose <see cref="FlashModel.Model"/> the detector gets; null for one in managed memory.</param>
        public NativeEngine(FlashModel flash)
        {
            _flash = flash;
        }

        /// <inheritdoc/>
        public string Name => "native core, version " + Version.ToString();

        /// <inheritdoc/>
        public int BufferBytes => _memory == null ? 0 : _memory.Length + StateBytes() + (4 * (_frame.Length + _boxes.Length + _logits.Length));

        /// <inheritdoc/>
        public int CompiledLayers => _compiled;

        /// <inheritdoc/>
        public int[] Logits => _logits == null || _logits.Length == 0 ? null : _logits;

        /// <inheritdoc/>
        public string Probe() => NativeCore.WhyMissing();

        /// <inheritdoc/>
        public void Prepare(DupNetModel model, DetectorSettings settings)
        {
            if (_memory != null)
            {
                throw new InvalidOperationException("this engine serves a detector already; make one for each");
            }

            if (model.HasCode)
            {
                throw new InvalidOperationException("the model's weights have become code, which managed kernels run: the native core needs the file");
            }

            byte[] data = model.Data;
            if (_flash == null ? LittleEndian.Int32(data, ModelFormat.FileBytesOffset) != data.Length : data != _flash.Head)
            {
                throw new InvalidOperationException("a model in flash needs an engine that was made with its FlashModel, and no other");
            }

            data = _flash == null ? data : _flash.Reference;
            int[] boxes = new int[BoxNumbers * settings.MaxDetections];
            int inputs = settings.InputCount;
            int entries = 0;
            int bytes = 0;
            for (int i = 0; i < inputs; i++)
            {
                entries = settings.KeepLogits ? Larger(entries, new NetworkPlan(model, settings.WidthOf(i), settings.HeightOf(i)).LogitEntries) : 0;
                int needed = NativeCalls.Bytes(data, Numbers(settings, i, model.Budget));
                if (needed < 0)
                {
                    throw Refused("the model or a setting", needed);
                }

                bytes = Larger(bytes, needed);
            }

            // The first input comes last, and stays in the memory.
            int[] logits = new int[entries];
            byte[] memory = new byte[bytes];
            int compiled = 0;
            byte[][] states = inputs == 1 ? null : new byte[inputs][];
            for (int i = inputs - 1; i >= 0; i--)
            {
                compiled = NativeCalls.Create(memory, data, Numbers(settings, i, model.Budget));
                if (compiled < 0)
                {
                    throw Refused("the memory", compiled);
                }

                if (states != null)
                {
                    states[i] = new byte[LittleEndian.Int32(memory, KeptBytesPlace)];
                    Array.Copy(memory, 0, states[i], 0, states[i].Length);
                }
            }

            _compiled = compiled;
            _states = states;
            _input = 0;
            _frame = new int[FrameNumbers];
            _boxes = boxes;
            _logits = logits;
            _model = data;
            _memory = memory;
        }

        /// <summary>
        /// Finds objects in one native call, before which the callback is asked once.
        /// </summary>
        /// <param name="frame">The frame.</param>
        /// <param name="input">Number of the input of the settings.</param>
        /// <param name="detections">Takes the boxes, best first.</param>
        /// <param name="callback">Whether to go on; null for yes.</param>
        /// <returns>False when the callback cancelled.</returns>
        /// <exception cref="InvalidOperationException">The engine is not prepared, or the core refuses the frame.</exception>
        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback callback)
        {
            if (_memory == null)
            {
                throw new InvalidOperationException("the engine is not prepared");
            }

            if (callback != null && !callback())
            {
                return false;
            }

            if (input != _input)
            {
                TakeTurn(input);
            }

            int[] numbers = _frame;
            numbers[0] = frame.Width;
            numbers[1] = frame.Height;
            numbers[2] = frame.Stride;
            numbers[3] = (int)frame.Format;
            numbers[4] = (int)frame.Rotation;
            numbers[5] = frame.Mirror ? 1 : 0;
            numbers[6] = frame.Offset;
            int[] boxes = _boxes;
            int count = NativeCalls.Detect(_memory, _model, frame.Buffer, numbers, boxes, _logits);
            if (count < 0)
            {
                throw Refused("the frame", count);
            }

            for (int i = 0; i < BoxNumbers * count; i += BoxNumbers)
            {
                detections.Add(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3], boxes[i + 4], boxes[i + 5]);
            }

            return true;
        }

        /// <summary>Brings the detector of another input into the memory, in place of the one that is there.</summary>
        private void TakeTurn(int input)
        {
            byte[] last = _states[_input];
            byte[] next = _states[input];
            Array.Copy(_memory, 0, last, 0, last.Length);
            Array.Copy(next, 0, _memory, 0, next.Length);
            _input = input;
        }

        private int StateBytes()
        {
            int sum = 0;
            for (int i = 0; _states != null && i < _states.Length; i++)
            {
                sum += _states[i].Length;
            }

            return sum;
        }

        private static int Larger(int a, int b) => a > b ? a : b;

        /// <summary>The settings as include/dupnet_managed.h takes them.</summary>
        private static int[] Numbers(DetectorSettings settings, int input, ModelBudget budget)
        {
            return new int[]
            {
                settings.WidthOf(input), settings.HeightOf(input), (int)settings.Fit, settings.SampleGrid, settings.ScoreNumber, settings.OverlapNumber,
                settings.MaxCandidates, settings.MaxDetections, settings.MergeBoxes ? 1 : 0, settings.StretchContrast ? 1 : 0,
                budget.Megaoperations, budget.Bytes,
            };
        }

        private static InvalidOperationException Refused(string what, int error)
        {
            return new InvalidOperationException("the native core refuses " + what + ": " + Refusals.Describe(error));
        }
    }
}
