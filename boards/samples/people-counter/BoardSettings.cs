using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace PeopleCounter
{
    /// <summary>All that depends on the board and the place. The board's numbers are those of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>Smallest score of a face, 0 .. 1: lower finds more, and more that are none.</summary>
        public const float ScoreThreshold = 0.5f;

        /// <summary>Whether the line that people cross runs from top to bottom of the picture; else from left to right.</summary>
        public const bool IsLineVertical = true;

        /// <summary>Where the line is, in pixels from the left or the top of <see cref="Mode"/>: the middle.</summary>
        public const float LinePosition = 48;

        /// <summary>Width of the band around the line in which nobody is counted, in pixels.</summary>
        public const float LineBand = 8;

        /// <summary>In how many pictures somebody must have been found to count.</summary>
        public const int SureAfter = 2;

        /// <summary>Most people in the picture.</summary>
        public const int MaxPeople = 8;

        /// <summary>How far somebody moves between two pictures at most, in heights of the face.</summary>
        public const float Reach = 2;

        /// <summary>For how many pictures somebody may be missed.</summary>
        public const int Patience = 2;

        /// <summary>IL instructions that looks may take in a picture on average: enough for two of <c>Nano</c>, and one of <c>Default</c> at 160x160.</summary>
        public const int WorkPerPicture = 40000000;

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
