using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace CameraWeb
{
    /// <summary>All that depends on the board: what to change for another one. The numbers are those of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>Smallest score of a new face at the start, 0 .. 1: lower finds more, and more that are none. The page can change it.</summary>
        public const float ScoreThreshold = 0.5f;

        /// <summary>The turn at the start that brings the camera's picture upright, as it is mounted. The page can change it.</summary>
        public const Rotation CameraRotation = Rotation.None;

        /// <summary>Port of the page.</summary>
        public const int PagePort = 80;

        /// <summary>Most faces that are followed and shown, 1 .. 8. With 6, what the page asks for again and again has at most 300 bytes.</summary>
        public const int MaxFaces = 6;

        /// <summary>How far somebody moves between two pictures at most, in heights of the face.</summary>
        public const float Reach = 2;

        /// <summary>For how many looks in vain somebody is kept.</summary>
        public const int Patience = 3;

        /// <summary>Pictures between two looks at the whole, whether something moved or not.</summary>
        public const int ScanInterval = 30;

        /// <summary>IL instructions that looks may take in a picture on average: enough for two of <c>Nano</c>, and one of <c>Default</c> at 160x160.</summary>
        public const int WorkPerPicture = 40000000;

        /// <summary>How long the Wi-Fi network may take to give an address.</summary>
        public const int JoinMilliseconds = 30000;

        /// <summary>Time until a network that could not be joined, or a camera that failed, is tried again.</summary>
        public const int RetryMilliseconds = 5000;

        /// <summary>How long who asks for something is served between two pictures, at most.</summary>
        public const int ServeMilliseconds = 200;

        /// <summary>
        /// The camera. One line to change: <c>ArduCamWiring.Esp32C3DevKit().Open()</c>, wiring of your own, or, with a firmware that has its
        /// driver and a reference to DupNet.Embedded.Cameras.Esp32, <c>new EspCamera(EspCameraPins.XiaoEsp32S3Sense())</c>.
        /// </summary>
        public static ICamera OpenCamera() => ArduCamWiring.Esp32DevKitC().Open();

        /// <summary>One of the camera's modes, in RGB565. Two pictures of it lie in memory.</summary>
        public static CameraMode Mode() => new CameraMode(96, 72, PixelFormat.Rgb565BigEndian);

        /// <summary>Nano is the smaller one and ten times as fast. With PSRAM, Default finds smaller faces and more of them.</summary>
        public static DupNetModel LoadModel() => DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Nano));

        /// <summary>How the detector works; here also the size of the network's input, <c>InputWidth</c> and <c>InputHeight</c>, if not the model's.</summary>
        public static DetectorSettings MakeSettings(DupNetModel model) => new DetectorSettings(model) { ScoreThreshold = ScoreThreshold };

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>, a new one at each call.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
