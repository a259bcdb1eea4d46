using System.Device.Gpio;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace PresenceSensor
{
    /// <summary>All that depends on the board and the place. The board's numbers are those of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>GPIO that is switched when somebody is there: "pin" in "leds", or one with a relay.</summary>
        public const int OutputPin = 4;

        /// <summary>OutputOpenDrain where "litBy" is "openDrain".</summary>
        public const PinMode OutputMode = PinMode.Output;

        /// <summary>Whether "litBy" is "high".</summary>
        public const bool IsOutputOnByHigh = true;

        /// <summary>For how long it is switched on. The chip stays awake for it: a pin loses its level in deep sleep.</summary>
        public const int OnMilliseconds = 2000;

        /// <summary>
        /// GPIO of a motion detector (PIR) whose output is high while it sees something, -1 for none: on the ESP32 one of 0, 2, 4, 12-15, 25-27,
        /// 32-39, on the ESP32-S3 0-21, that the board leaves free, such as 34 here. ESP32-C3 and C6 wake up by the timer only.
        /// </summary>
        public const int MotionPin = -1;

        /// <summary>
        /// GPIO that switches the camera's supply on by a low level, -1 for none: the gate of a P-channel MOSFET with a resistor to 3.3 V, on a pin that
        /// the board leaves free, such as 25 here.
        /// </summary>
        public const int CameraSupplyPin = -1;

        /// <summary>Seconds of sleep after somebody was there.</summary>
        public const int SecondsWhenPresent = 60;

        /// <summary>Seconds of sleep after nobody was there.</summary>
        public const int SecondsWhenAbsent = 300;

        /// <summary>Seconds of sleep after a failure, such as a camera that does not answer.</summary>
        public const int SecondsWhenFailed = 900;

        /// <summary>For how long it stays awake after power on and reset, so that a PC can reach it: not while it sleeps.</summary>
        public const int MillisecondsAfterPowerOn = 20000;

        /// <summary>Pictures that are dropped until exposure and white balance have settled.</summary>
        public const int DroppedFrames = 5;

        /// <summary>
        /// Pictures that are looked at before nobody is there, each at most as dear as two detections, and next to nothing where nothing moved. 1 saves
        /// energy: the camera is off before the model runs.
        /// </summary>
        public const int Pictures = 3;

        /// <summary>Most faces that are counted.</summary>
        public const int MaxFaces = 4;

        /// <summary>IL instructions that looks may take in a picture: enough for two of <c>Nano</c>, and one of <c>Default</c> at 160x160.</summary>
        public const int WorkPerPicture = 40000000;

        /// <summary>Smallest score of a face, 0 .. 1: lower finds more, and more that are none.</summary>
        public const float ScoreThreshold = 0.5f;

        /// <summary>
        /// The camera. One line to change: <c>ArduCamWiring.Esp32C3DevKit().Open()</c>, wiring of your own, or, with a firmware that has its
        /// driver and a reference to DupNet.Embedded.Cameras.Esp32, <c>new EspCamera(EspCameraPins.XiaoEsp32S3Sense())</c>.
        /// </summary>
        public static ICamera OpenCamera() => ArduCamWiring.Esp32DevKitC().Open();

        /// <summary>One of the camera's modes: as small as the network's input, for boards without PSRAM. Parallel cameras have 96x96.</summary>
        public static CameraMode Mode() => new CameraMode(96, 72, PixelFormat.Rgb565BigEndian);

        /// <summary>Nano is for boards without PSRAM. With PSRAM, Default finds smaller faces and more of them.</summary>
        public static DupNetModel LoadModel() => DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Nano));

        /// <summary>How the detector works; here also the size of the network's input, <c>InputWidth</c> and <c>InputHeight</c>, if not the model's.</summary>
        public static DetectorSettings MakeSettings(DupNetModel model) => new DetectorSettings(model) { ScoreThreshold = ScoreThreshold };

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
