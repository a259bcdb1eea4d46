using System;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded
{
    /// <summary>
    /// Finds objects, such as faces, in frames. The constructor allocates all memory; <see cref="Detect(Frame)"/> allocates none. A
    /// detector serves one thread at a time.
    /// </summary>
    public sealed class Detector
    {
        private readonly DetectionList _detections;
        private readonly int _inputWidth;
        private readonly int _inputHeight;

        /// <summary>Width and height of each further input; null for none.</summary>
        private readonly int[] _furtherSides;
        private readonly int _largestObject;
        private bool _isAtWork;

        /// <summary>Makes a detector with the model's own defaults.</summary>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        public Detector(DupNetModel model)
            : this(model, new DetectorSettings(model))
        {
        }

        /// <summary>Makes a detector that uses the managed kernels.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        public Detector(DupNetModel model, DetectorSettings settings)
            : this(model, settings, null)
        {
        }

        /// <summary>Makes a detector that uses an engine if it can run here, else the managed kernels.</summary>
        /// <param name="model">The model.</param>
        /// <param name="settings">What the integrator chose; read here, not kept.</param>
        /// <param name="engine">An engine that serves no other detector; null for the managed kernels.</param>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range, or the model cannot run at the input size.</exception>
        /// <exception cref="InvalidOperationException">
        /// The engine is of another version, serves another detector, or refuses the model; or no engine runs and the model's weights
        /// lie in flash, for one.
        /// </exception>
        public Detector(DupNetModel model, DetectorSettings settings, IDetectionEngine engine)
        {
            CheckNotNull(model, settings);
            settings.Check();
            for (int i = 0; i < settings.InputCount; i++)
            {
                NetworkPlan.CheckSize(model, settings.WidthOf(i), settings.HeightOf(i));
            }

            _inputWidth = settings.InputWidth;
            _inputHeight = settings.InputHeight;
            _furtherSides = FurtherSides(settings);
            string whyManaged = engine == null ? "no engine was given" : engine.Probe();
            Engine = whyManaged == null ? engine : new ManagedEngine();

            // Before the engine, which then serves this detector and no other.
            _detections = new DetectionList(settings.MaxDetections, model.ClassNames);
            _largestObject = ObjectSizes.Largest(model);
            Engine.Prepare(model, settings);
            EngineReport = Report(model, whyManaged);
            AllocatedBytes = Engine.BufferBytes + OwnBytes(settings);
        }

        /// <summary>What finds the objects: the engine that was given, or a <see cref="ManagedEngine"/>.</summary>
        public IDetectionEngine Engine { get; }

        /// <summary>
        /// Which engine finds the objects and why: the name of the engine that was given, or "managed kernels" and why that one is not used,
        /// as in "managed kernels: the firmware was built without DupNet.Embedded.Native". Before that, how many layers run as
        /// code, where there is code of the model: "managed kernels: 7 of 7 layers compiled; no engine was given".
        /// </summary>
        public string EngineReport { get; }

        /// <summary>Bytes of all buffers of this detector, the engine's included; the model and the frame come on top.</summary>
        public int AllocatedBytes { get; }

        /// <summary>
        /// Logits of the last frame, in the order of <see cref="IDetectionEngine.Logits"/>; null if <see cref="DetectorSettings.KeepLogits"/>
        /// was not set.
        /// </summary>
        public int[] Logits => Engine.Logits;

        /// <summary>
        /// Called between bands of rows, within a small part of the time that a frame takes; null for none. May not call
        /// <see cref="Detect(Frame)"/>, which refuses it. An engine takes a frame in one piece: the callback is called once before it.
        /// </summary>
        public BandCallback BandCallback { get; set; }

        /// <summary>Whether the last <see cref="Detect(Frame)"/> was cancelled by the callback; the next one starts anew.</summary>
        public bool WasCancelled { get; private set; }

        /// <summary>
        /// Bytes of all buffers that a detector of these settings allocates for managed kernels; the model and the frame come on top.
        /// </summary>
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

            return ManagedEngine.BytesOf(ManagedEngine.Plan(model, settings), settings) + OwnBytes(settings);
        }

        /// <summary>
        /// Estimated IL instructions that managed kernels take for a frame at an input size, within some percent. Plans the model anew: to be asked
        /// once.
        /// </summary>
        /// <param name="model">The model.</param>
        /// <param name="width">Width of the input.</param>
        /// <param name="height">Height of the input.</param>
        /// <returns>Instructions, those of sampling the frame left out.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="ArgumentException">The model cannot run at this size.</exception>
        public static long EstimateInstructions(DupNetModel model, int width, int height)
        {
            NetworkPlan plan = new NetworkPlan(model, width, height);
            long sum = 0;
            for (int i = 0; i < plan.Layers.Length; i++)
            {
                sum += plan.Cost(i);
            }

            return sum;
        }

        /// <summary>Finds objects in a frame.</summary>
        /// <param name="frame">The frame; read only during the call.</param>
        /// <returns>The detections, best first, none when cancelled; the list is overwritten by the next call.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The detector is at work: the call comes from its callback or observer, or from another thread.</exception>
        public DetectionList Detect(Frame frame) => Detect(frame, 0);

        /// <summary>Finds objects in a frame, at one of several input sizes.</summary>
        /// <param name="frame">The frame; read only during the call.</param>
        /// <param name="input">Number of the input: 0 for the one of the settings, else what <see cref="DetectorSettings.AddInput"/> gave.</param>
        /// <returns>The detections, best first, none when cancelled; the list is overwritten by the next call.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The detector has no such input.</exception>
        /// <exception cref="InvalidOperationException">The detector is at work: the call comes from its callback or observer, or from another thread.</exception>
        public DetectionList Detect(Frame frame, int input)
        {
            if (frame == null)
            {
                throw new ArgumentNullException(nameof(frame));
            }

            if (input < 0 || (input > 0 && (_furtherSides == null || 2 * input > _furtherSides.Length)))
            {
                throw new ArgumentOutOfRangeException(nameof(input));
            }

            if (_isAtWork)
            {
                throw new InvalidOperationException("the detector is at work on a frame: Detect may be called neither by its callback nor by a second thread");
            }

            _isAtWork = true;
            _detections.Clear();
            _detections.Reach = input == 0
                ? Reach(frame, _inputWidth, _inputHeight)
                : Reach(frame, _furtherSides[(2 * input) - 2], _furtherSides[(2 * input) - 1]);
            bool isDone = false;
            try
            {
                isDone = Engine.Detect(frame, input, _detections, BandCallback);
                WasCancelled = !isDone;
            }
            finally
            {
                _isAtWork = false;
                if (!isDone)
                {
                    _detections.Clear();
                }
            }

            return _detections;
        }

        private string Report(DupNetModel model, string whyManaged)
        {
            string reasons = whyManaged;
            if (model.HasCode || Engine.CompiledLayers > 0)
            {
                reasons = Engine.CompiledLayers.ToString() + " of " + model.Layers.Length.ToString() + " layers compiled" + (whyManaged == null ? "" : "; " + whyManaged);
            }

            return reasons == null ? Engine.Name : Engine.Name + ": " + reasons;
        }

        /// <summary>The largest object in 1/16 pixel of a frame, by the side that is reduced most.</summary>
        private int Reach(Frame frame, int inputWidth, int inputHeight)
        {
            int width = frame.UprightWidth;
            int height = frame.UprightHeight;
            return width * inputHeight >= height * inputWidth
                ? (int)((long)_largestObject * width / inputWidth)
                : (int)((long)_largestObject * height / inputHeight);
        }

        private static int[] FurtherSides(DetectorSettings settings)
        {
            if (settings.InputCount == 1)
            {
                return null;
            }

            int[] sides = new int[2 * (settings.InputCount - 1)];
            for (int i = 1; i < settings.InputCount; i++)
            {
                sides[(2 * i) - 2] = settings.WidthOf(i);
                sides[(2 * i) - 1] = settings.HeightOf(i);
            }

            return sides;
        }

        /// <summary>Bytes beside those of the engine.</summary>
        private static int OwnBytes(DetectorSettings settings) => (DetectionList.ItemBytes * settings.MaxDetections) + (2 * 4 * (settings.InputCount - 1));

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
