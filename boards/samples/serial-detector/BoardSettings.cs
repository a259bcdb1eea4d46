using DupNet.Embedded;

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

        /// <summary>Size of the largest picture; the PC reduces what it sends to it. 160x120 of gray: with PSRAM there is room for more.</summary>
        public const int PictureBytes = 160 * 120;

        /// <summary>Nano is for boards without PSRAM. With PSRAM, Default finds smaller faces and more of them.</summary>
        public static DupNetModel LoadModel() => DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Nano));

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>, a new one at each call.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
