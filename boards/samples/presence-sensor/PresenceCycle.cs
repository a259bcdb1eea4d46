using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Video;

namespace PresenceSensor
{
    /// <summary>
    /// What the board does each time that it wakes up: look, act, sleep. Whatever fails, it ends in sleep: a board that stays
    /// awake is a board with an empty battery.
    /// </summary>
    public sealed class PresenceCycle
    {
        private const int TimeoutMilliseconds = 5000;

        private readonly ICamera _camera;
        private readonly CameraMode _mode;
        private readonly IActuator _actuator;
        private readonly IPower _power;

        /// <summary>Puts the parts together.</summary>
        /// <param name="camera">The camera.</param>
        /// <param name="mode">One of its modes.</param>
        /// <param name="actuator">Reacts to presence.</param>
        /// <param name="power">Sleeps.</param>
        public PresenceCycle(ICamera camera, CameraMode mode, IActuator actuator, IPower power)
        {
            _camera = camera;
            _mode = mode;
            _actuator = actuator;
            _power = power;
        }

        /// <summary>Pictures that are dropped before the one that counts: the first ones are dark until exposure has settled.</summary>
        public int DroppedFrames { get; set; }

        /// <summary>
        /// Pictures that are looked at, at most, 1 or more: the first as a whole, the others where something moved or the one before was unsure. With 1
        /// the camera is off while the model is read and run.
        /// </summary>
        public int Pictures { get; set; } = 1;

        /// <summary>Seconds of sleep after somebody was there.</summary>
        public int SecondsWhenPresent { get; set; } = 60;

        /// <summary>Seconds of sleep after nobody was there.</summary>
        public int SecondsWhenAbsent { get; set; } = 300;

        /// <summary>Seconds of sleep after a failure.</summary>
        public int SecondsWhenFailed { get; set; } = 900;

        /// <summary>Looks, acts and sleeps.</summary>
        /// <param name="makeSource">Called after the first picture was taken.</param>
        public void Run(SourceMaker makeSource)
        {
            int seconds = SecondsWhenFailed;
            try
            {
                int faces = Look(makeSource);
                seconds = faces > 0 ? SecondsWhenPresent : SecondsWhenAbsent;
                _actuator.Report(faces);
            }
            catch (Exception failure)
            {
                _actuator.Fail(failure.Message);
            }
            finally
            {
                _power.Sleep(seconds);
            }
        }

        private int Look(SourceMaker makeSource)
        {
            bool isOn = true;
            try
            {
                _camera.Start(_mode);
                byte[] buffer = new byte[_mode.FrameBytes];
                for (int i = 0; i < DroppedFrames; i++)
                {
                    _camera.Capture(buffer, TimeoutMilliseconds);
                }

                ITrackSource source = null;
                int faces = 0;
                for (int left = Pictures; faces == 0 && left > 0; left--)
                {
                    Frame frame = _camera.Capture(buffer, TimeoutMilliseconds);
                    if (left == 1)
                    {
                        isOn = false;
                        Rest();
                    }

                    source = source ?? makeSource();
                    faces = source.Next(frame).Count;
                }

                return faces;
            }
            finally
            {
                if (isOn)
                {
                    Rest();
                }
            }
        }

        private void Rest()
        {
            try
            {
                _camera.Stop();
            }
            catch (CameraException failure)
            {
                // It may go on using power: worth to be known.
                _actuator.Fail(failure.Message);
            }
        }
    }
}
