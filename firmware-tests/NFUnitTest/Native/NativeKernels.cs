using DupNet.Embedded;
using DupNet.Embedded.Native;
using nanoFramework.TestFramework;

namespace NFUnitTest.Native
{
    /// <summary>The native core of this firmware, for tests that also run on managed kernels.</summary>
    internal static class NativeKernels
    {
        /// <summary>A new engine; skips the test where the firmware has none.</summary>
        public static IDetectionEngine Need()
        {
            NativeEngine engine = new NativeEngine();
            string missing = engine.Probe();
            if (missing != null)
            {
                Assert.SkipTest(missing);
            }

            return engine;
        }
    }
}
