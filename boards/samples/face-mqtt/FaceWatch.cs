using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace FaceMqtt
{
    /// <summary>Camera, stream detector and what the house is told, picture by picture.</summary>
    public sealed class FaceWatch
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly StreamDetector _stream;
        private readonly int _sureAfter;
        private readonly Presence _presence;
        private readonly VisitShot _best;
        private readonly FrameJudge _judge = new FrameJudge();
        private readonly House _house;
        private readonly byte[] _buffer;

        /// <summary>Allocates the frame's buffer.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="stream">Finds and follows faces.</param>
        /// <param name="sureAfter">How often a face must have been found to be one, at least 1.</param>
        /// <param name="leaveAfter">In how many pictures in a row it must be missed to have left, 1 .. 100.</param>
        /// <param name="house">Is told.</param>
        public FaceWatch(ICamera camera, CameraMode mode, StreamDetector stream, int sureAfter, int leaveAfter, House house)
        {
            _camera = camera;
            _mode = mode;
            _stream = stream;
            _sureAfter = sureAfter;
            _presence = new Presence(leaveAfter);
            _best = new VisitShot(sureAfter);
            _house = house;
            _buffer = new byte[mode.FrameBytes];
        }

        /// <summary>How many people there are.</summary>
        public int Count => _presence.Count;

        /// <summary>What the camera's pictures look like.</summary>
        public FrameVerdict Verdict => _judge.Verdict;

        /// <summary>Takes one picture, and tells the house what is new.</summary>
        /// <returns>Whether there is something new.</returns>
        /// <exception cref="CameraException">
        /// The camera failed; the house knows. Whoever was followed is forgotten, and the next call starts the camera anew.
        /// </exception>
        public bool Step()
        {
            Frame frame = Capture();
            TrackList people = _stream.Next(frame);
            _presence.Update(Seen(people));
            bool isNew = _house.Show(_presence.Count);
            if (_judge.Look(frame))
            {
                isNew |= _house.Judge(_judge.Verdict);
            }

            if (_presence.Count == 0)
            {
                _best.EndVisit();
                return isNew;
            }

            Track best = _best.Look(people);
            if (best != null)
            {
                _house.ShowBest(FacePicture.Make(frame, (int)best.X, (int)best.Y, (int)best.Width, (int)best.Height));
                isNew = true;
            }

            return isNew;
        }

        /// <summary>Who was found often enough and not missed since: who moves fast is found anew while the old track still waits for its end.</summary>
        private int Seen(TrackList people)
        {
            int seen = 0;
            for (int i = 0; i < people.Count; i++)
            {
                if (people[i].Hits >= _sureAfter && people[i].Misses == 0)
                {
                    seen++;
                }
            }

            return seen;
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
                _stream.Restart();
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
