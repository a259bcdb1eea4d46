using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace FaceLed
{
    /// <summary>Keeps a lamp on while the camera sees a face.</summary>
    public sealed class FaceLight
    {
        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly ITrackSource _faces;
        private readonly ILamp _lamp;
        private readonly byte[] _buffer;

        /// <summary>Allocates the frame's buffer. The lamp is switched off.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="faces">Finds and follows faces. Its patience is for how many looks in vain the lamp stays on: a face that is missed once does not make it flicker.</param>
        /// <param name="lamp">The lamp.</param>
        public FaceLight(ICamera camera, CameraMode mode, ITrackSource faces, ILamp lamp)
        {
            _camera = camera;
            _mode = mode;
            _faces = faces;
            _lamp = lamp;
            _buffer = new byte[mode.FrameBytes];
            lamp.Switch(false);
        }

        /// <summary>Whether the lamp is on.</summary>
        public bool IsOn { get; private set; }

        /// <summary>What the camera's pictures look like, by the first one that tells.</summary>
        public FrameVerdict FrameVerdict { get; private set; } = FrameVerdict.Unclear;

        /// <summary>Takes one picture and switches the lamp.</summary>
        /// <returns>Who is there; overwritten by the next picture.</returns>
        /// <exception cref="CameraException">The camera failed. The lamp is off, nobody is followed, and the next call starts the camera anew.</exception>
        public TrackList Step()
        {
            try
            {
                if (_camera.Mode == null)
                {
                    _camera.Start(_mode);
                }

                Frame frame = _camera.Capture(_buffer, 5000);
                TrackList faces = _faces.Next(frame);
                if (FrameVerdict == FrameVerdict.Unclear)
                {
                    FrameVerdict = FrameCheck.Look(frame);
                }

                Switch(faces.Count > 0);
                return faces;
            }
            catch (CameraException)
            {
                Switch(false);
                _faces.Restart();
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
