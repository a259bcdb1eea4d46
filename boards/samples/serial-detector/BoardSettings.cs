using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Embedded.Cameras.Wiring;

namespace DupNetSerialDetector
{
    /// <summary>All that depends on the board: what to change for another one. Port and pins are the "link" of its boards/NAME/board.json.</summary>
    internal static class BoardSettings
    {
        /// <summary>Its folder in boards.</summary>
        public const string Board = "esp32-devkitc-arducam";

        /// <summary>COM1 or COM2.</summary>
        public const string Port = "COM2";

        /// <summary>GPIO that sends, to the adapter's RX.</summary>
        public const int TransmitPin = 33;

        /// <summary>GPIO that receives, from the adapter's TX.</summary>
        public const int ReceivePin = 32;

        /// <summary>Bits a second, as <c>dupnet device --baud</c>.</summary>
        public const int Baud = 115200;

        /// <summary>
        /// Size of the largest picture; the PC reduces what it sends to it, and a frame of <see cref="Mode"/> must fit: 96x72 in RGB565, as here.
        /// With PSRAM there is room for more.
        /// </summary>
        public const int PictureBytes = 96 * 72 * 2;

        /// <summary>The turn that brings the camera's picture upright, as it is mounted.</summary>
        public const Rotation CameraRotation = Rotation.None;

        /// <summary>Frames that are dropped after the camera's start, until exposure and white balance have settled.</summary>
        public const int DroppedFrames = 5;

        /// <summary>How long a frame of the camera may take: all that are dropped must fit the 20 seconds for which the PC waits.</summary>
        public const int FrameMilliseconds = 2000;

        /// <summary>
        /// The camera whose frames <c>dupnet device capture</c> takes; null for none. One line to change:
        /// <c>ArduCamWiring.Esp32C3DevKit().Open()</c>, wiring of your own, or, with a firmware that has its driver and a reference to
        /// DupNet.Embedded.Cameras.Esp32, <c>new EspCamera(EspCameraPins.XiaoEsp32S3Sense())</c>.
        /// </summary>
        public static ICamera OpenCamera() => ArduCamWiring.Esp32DevKitC().Open();

        /// <summary>One of the camera's modes: what a program on this board would detect in. Parallel cameras have 96x96.</summary>
        public static CameraMode Mode() => new CameraMode(96, 72, PixelFormat.Rgb565BigEndian);

        /// <summary>Nano is for boards without PSRAM. With PSRAM, Default finds smaller faces and more of them.</summary>
        public static DupNetModel LoadModel() => DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Nano));

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>, a new one at each call.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
