using System;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;

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

        /// <summary>Seconds of sleep after somebody was there.</summary>
        public int SecondsWhenPresent { get; set; } = 60;

        /// <summary>Seconds of sleep after nobody was there.</summary>
        public int SecondsWhenAbsent { get; set; } = 300;

        /// <summary>Seconds of sleep after a failure.</summary>
        public int SecondsWhenFailed { get; set; } = 900;

        /// <summary>Looks, acts and sleeps.</summary>
        /// <param name="makeDetector">Called after the picture was taken, so that the camera is off while the model is read and run.</param>
        public void Run(DetectorMaker makeDetector)
        {
            int seconds = SecondsWhenFailed;
            try
            {
                Frame frame = Look();
                int faces = makeDetector().Detect(frame).Count;
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

        private Frame Look()
        {
            try
            {
                _camera.Start(_mode);
                byte[] buffer = new byte[_mode.FrameBytes];
                for (int i = 0; i < DroppedFrames; i++)
                {
                    _camera.Capture(buffer, TimeoutMilliseconds);
                }

                return _camera.Capture(buffer, TimeoutMilliseconds);
            }
            finally
            {
                Rest();
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
