using System.Device.Gpio;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace FaceLed
{
    /// <summary>All that depends on the board: what to change for another one. The numbers are those of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>GPIO of the LED: "pin" in "leds".</summary>
        public const int LedPin = 4;

        /// <summary>OutputOpenDrain where "litBy" is "openDrain".</summary>
        public const PinMode LedMode = PinMode.Output;

        /// <summary>Whether "litBy" is "high".</summary>
        public const bool IsLedLitByHigh = true;

        /// <summary>Smallest score of a face, 0 .. 1: lower finds more, and more that are none.</summary>
        public const float ScoreThreshold = 0.5f;

        /// <summary>For how many looks in vain the LED stays on; half as many where a face was found once only, or where nothing moves.</summary>
        public const int Patience = 2;

        /// <summary>Most faces that are followed.</summary>
        public const int MaxFaces = 4;

        /// <summary>How far a face moves between two pictures at most, in its own sizes.</summary>
        public const float Reach = 2;

        /// <summary>IL instructions that looks may take in a picture on average: enough for two of <c>Nano</c>, and one of <c>Default</c> at 160x160.</summary>
        public const int WorkPerPicture = 40000000;

        /// <summary>Pictures after which the whole one is looked at, though nothing moved: somebody may sit still.</summary>
        public const int PicturesPerScan = 60;

        /// <summary>Time until a camera that failed is tried again.</summary>
        public const int RetryMilliseconds = 5000;

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
