using DupNet.Embedded;

namespace DupNetSelfTest
{
    /// <summary>What the board has memory and firmware for.</summary>
    internal static class BoardSettings
    {
        /// <summary>Nano is for boards without PSRAM. With PSRAM, Default finds smaller faces and more of them.</summary>
        public static DupNetModel LoadModel() => DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Nano));

        /// <summary>
        /// None, as stock firmware has none: managed kernels. With a firmware that has the native core and a reference to DupNet.Embedded.Native:
        /// <c>new NativeEngine()</c>.
        /// </summary>
        public static IDetectionEngine MakeEngine() => null;
    }
}
