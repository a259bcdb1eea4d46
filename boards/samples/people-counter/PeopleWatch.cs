using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace PeopleCounter
{
    /// <summary>Camera, what follows people, and counter, frame by frame.</summary>
    public sealed class PeopleWatch
    {
        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly ITrackSource _people;
        private readonly byte[] _buffer;

        /// <summary>Allocates the frame's buffer.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="people">Finds and follows people.</param>
        /// <param name="counter">Counts them.</param>
        public PeopleWatch(ICamera camera, CameraMode mode, ITrackSource people, LineCounter counter)
        {
            _camera = camera;
            _mode = mode;
            _people = people;
            Counter = counter;
            _buffer = new byte[mode.FrameBytes];
        }

        /// <summary>Who is followed.</summary>
        public TrackList People => _people.Tracks;

        /// <summary>The counts.</summary>
        public LineCounter Counter { get; }

        /// <summary>Takes one picture, follows and counts.</summary>
        /// <returns>Whether somebody crossed the line.</returns>
        /// <exception cref="CameraException">The camera failed. The counts stay, and the next call starts the camera anew.</exception>
        public bool Step()
        {
            int before = Counter.In + Counter.Out;
            Counter.Update(_people.Next(Capture()));
            return Counter.In + Counter.Out != before;
        }

        private Frame Capture()
        {
            try
            {
                if (_camera.Mode == null)
                {
                    _camera.Start(_mode);
                }

                return _camera.Capture(_buffer, 5000);
            }
            catch (CameraException)
            {
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
