using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace FaceMqtt
{
    /// <summary>All that depends on the board and the place. The board's numbers are those of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>Smallest score of a new face, 0 .. 1: lower finds more, and more that are none.</summary>
        public const float ScoreThreshold = 0.5f;

        /// <summary>Most people in the picture. Each takes some 500 bytes of memory.</summary>
        public const int MaxPeople = 4;

        /// <summary>How often a face must have been found until the house is told. More are slower, and surer.</summary>
        public const int SureAfter = 2;

        /// <summary>In how many pictures in a row a face must be missed until the house is told.</summary>
        public const int LeaveAfter = 5;

        /// <summary>How far somebody moves between two pictures at most, in heights of the face.</summary>
        public const float Reach = 2;

        /// <summary>For how many looks in vain somebody is followed on.</summary>
        public const int Patience = 3;

        /// <summary>Pictures between two looks at the whole, whether something moved or not.</summary>
        public const int ScanInterval = 30;

        /// <summary>IL instructions that looks may take in a picture on average: enough for two of <c>Nano</c>, and one of <c>Default</c> at 160x160.</summary>
        public const int WorkPerPicture = 40000000;

        /// <summary>
        /// Whether the board listens to commands: a button in Home Assistant that removes the best shot from the broker. Not as it comes: who may
        /// write to the board's topic of commands can then send it messages that are too large for its memory.
        /// </summary>
        public const bool TakesCommands = false;

        /// <summary>Least time between two messages of a topic.</summary>
        public const int GapMilliseconds = 1000;

        /// <summary>First pause before the next attempt to connect, at most. Each pause is twice as long as the one before.</summary>
        public const int FirstPauseMilliseconds = 1000;

        /// <summary>Longest pause before the next attempt to connect.</summary>
        public const int LongestPauseMilliseconds = 60000;

        /// <summary>The settings of the house: broker, password, name. A file of the board's drive, no part of the program.</summary>
        public const string SettingsFile = @"I:\face-mqtt.txt";

        /// <summary>How long to wait for Wi-Fi.</summary>
        public const int WifiMilliseconds = 30000;

        /// <summary>Time until a camera that failed, Wi-Fi, or settings that were missing are tried again.</summary>
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
        public static DetectorSettings MakeSettings(DupNetModel model) => new DetectorSettings(model)
        {
            ScoreThreshold = ScoreThreshold,
            MaxCandidates = 32,
            MaxDetections = MaxPeople,
        };

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
