using System;

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
        public const int Version = 2;

        private const int FrameNumbers = 6;

        private byte[] _model;
        private byte[] _memory;
        private int[] _frame;

        /// <inheritdoc/>
        public string Name => "native core, version " + Version.ToString();

        /// <inheritdoc/>
        public int BufferBytes => _memory == null ? 0 : _memory.Length;

        /// <inheritdoc/>
        public string Probe()
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
            return new InvalidOperationException("the native core refuses " + what + ": error " + error.ToString() + " of dupnet.h");
        }
    }
}
