using DupNet.Embedded;
using DupNet.Embedded.Cameras;

namespace FaceLed
{
    /// <summary>Keeps a lamp on while the camera sees a face.</summary>
    public sealed class FaceLight
    {
        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly Detector _detector;
        private readonly ILamp _lamp;
        private readonly int _holdFrames;
        private readonly byte[] _buffer;
        private int _framesWithoutFace;

        /// <summary>Allocates the frame's buffer. The lamp is switched off.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="detector">The detector.</param>
        /// <param name="lamp">The lamp.</param>
        /// <param name="holdFrames">For how many frames without a face it stays on: a face that is missed once does not make it flicker.</param>
        public FaceLight(ICamera camera, CameraMode mode, Detector detector, ILamp lamp, int holdFrames)
        {
            _camera = camera;
            _mode = mode;
            _detector = detector;
            _lamp = lamp;
            _holdFrames = holdFrames;
            _buffer = new byte[mode.FrameBytes];
            lamp.Switch(false);
        }

        /// <summary>Whether the lamp is on.</summary>
        public bool IsOn { get; private set; }

        /// <summary>What the camera's pictures look like, by the first one that tells.</summary>
        public FrameVerdict FrameVerdict { get; private set; } = FrameVerdict.Unclear;

        /// <summary>Takes one picture and switches the lamp.</summary>
        /// <returns>What is in the picture; overwritten by the next one.</returns>
        /// <exception cref="CameraException">The camera failed. The lamp is off, and the next call starts the camera anew.</exception>
        public DetectionList Step()
        {
            try
            {
                if (_camera.Mode == null)
                {
                    _camera.Start(_mode);
                }

                Frame frame = _camera.Capture(_buffer, 5000);
                DetectionList faces = _detector.Detect(frame);
                if (FrameVerdict == FrameVerdict.Unclear)
                {
                    FrameVerdict = FrameCheck.Look(frame);
                }

                _framesWithoutFace = faces.Count > 0 ? 0 : _framesWithoutFace + 1;
                Switch(faces.Count > 0 || (IsOn && _framesWithoutFace <= _holdFrames));
                return faces;
            }
            catch (CameraException)
            {
                Switch(false);
                Rest();
                throw;
            }
        }

        private void Switch(bool on)
        {
            if (on != IsOn)
            {
                _lamp.Switch(on);
                IsOn = on;
            }
        }

        private void Rest()
        {
            try
            {
                _camera.Stop();
            }
            catch (CameraException)
            {
                // It is stopped all the same; what made it fail is already on its way to the caller.
            }
        }
    }
}
