using DupNet.Embedded;
using DupNet.Embedded.Cameras;

namespace FaceMqtt
{
    /// <summary>Camera, detector and what the house is told, picture by picture.</summary>
    public sealed class FaceWatch
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly Detector _detector;
        private readonly Presence _presence;
        private readonly BestShot _best = new BestShot();
        private readonly House _house;
        private readonly byte[] _buffer;

        /// <summary>Allocates the frame's buffer.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="detector">The detector.</param>
        /// <param name="presence">Tells who is there from what pictures show.</param>
        /// <param name="house">Is told.</param>
        public FaceWatch(ICamera camera, CameraMode mode, Detector detector, Presence presence, House house)
        {
            _camera = camera;
            _mode = mode;
            _detector = detector;
            _presence = presence;
            _house = house;
            _buffer = new byte[mode.FrameBytes];
        }

        /// <summary>How many people there are.</summary>
        public int Count => _presence.Count;

        /// <summary>Takes one picture, and tells the house what is new.</summary>
        /// <returns>Whether there is something new.</returns>
        /// <exception cref="CameraException">The camera failed; the house knows. The next call starts the camera anew.</exception>
        public bool Step()
        {
            Frame frame = Capture();
            DetectionList faces = _detector.Detect(frame);
            _presence.Update(faces.Count);
            bool isNew = _house.Show(_presence.Count);
            if (_presence.Count == 0)
            {
                _best.EndVisit();
                return isNew;
            }

            Detection face = _best.Look(faces);
            if (face != null)
            {
                _house.ShowBest(FacePicture.Make(frame, (int)face.X, (int)face.Y, (int)face.Width, (int)face.Height));
                isNew = true;
            }

            return isNew;
        }

        private Frame Capture()
        {
            try
            {
                if (_camera.Mode == null)
                {
                    _camera.Start(_mode);
                }

                return _camera.Capture(_buffer, TimeoutMilliseconds);
            }
            catch (CameraException)
            {
                _house.Blind();
                Rest();
                throw;
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
