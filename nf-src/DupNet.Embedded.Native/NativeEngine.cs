using System;
using DupNet.Embedded.Models;

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
        public const int Version = 4;

        private const int FrameNumbers = 6;

        private readonly FlashModel _flash;
        private byte[] _model;
        private byte[] _memory;
        private int[] _frame;

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
        public int BufferBytes => _memory == null ? 0 : _memory.Length;

        /// <inheritdoc/>
        public string Probe() => WhyMissing();

        /// <summary>As <see cref="Probe"/>.</summary>
        internal static string WhyMissing()
        {
            int version;
            try
            {
                version = NativeCalls.Version();
            }
            catch (NotSupportedException)
            {
                return NativeCalls.Absent;
            }

            if (version != Version)
            {
                throw new InvalidOperationException(
                    "the native core has version " + version.ToString() + ", this application needs " + Version.ToString() + ": update the firmware or DupNet.Embedded.Native");
            }

            return null;
        }

        /// <inheritdoc/>
        public void Prepare(byte[] model, int[] settings)
        {
            if (_memory != null)
            {
                throw new InvalidOperationException("this engine serves a detector already; make one for each");
            }

            if (_flash == null ? LittleEndian.Int32(model, ModelFormat.FileBytesOffset) != model.Length : model != _flash.Head)
            {
                throw new InvalidOperationException("a model in flash needs an engine that was made with its FlashModel, and no other");
            }

            model = _flash == null ? model : _flash.Reference;
            int bytes = NativeCalls.Bytes(model, settings);
            if (bytes < 0)
            {
                throw Refused("the model or a setting", bytes);
            }

            byte[] memory = new byte[bytes];
            int error = NativeCalls.Create(memory, model, settings);
            if (error != 0)
            {
                throw Refused("the memory", error);
            }

            _frame = new int[FrameNumbers];
            _model = model;
            _memory = memory;
        }

        /// <inheritdoc/>
        public int Detect(Frame frame, int[] boxes, int[] logits)
        {
            if (_memory == null)
            {
                throw new InvalidOperationException("the engine is not prepared");
            }

            int[] numbers = _frame;
            numbers[0] = frame.Width;
            numbers[1] = frame.Height;
            numbers[2] = frame.Stride;
            numbers[3] = (int)frame.Format;
            numbers[4] = (int)frame.Rotation;
            numbers[5] = frame.Mirror ? 1 : 0;
            int count = NativeCalls.Detect(_memory, _model, frame.Buffer, numbers, boxes, logits);
            if (count < 0)
            {
                throw Refused("the frame", count);
            }

            return count;
        }

        private static InvalidOperationException Refused(string what, int error)
        {
            return new InvalidOperationException("the native core refuses " + what + ": " + Refusals.Describe(error));
        }
    }
}
