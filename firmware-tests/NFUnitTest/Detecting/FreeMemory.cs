using nanoFramework.TestFramework;

namespace NFUnitTest.Detecting
{
    /// <summary>What the garbage collector leaves free.</summary>
    internal static class FreeMemory
    {
        /// <summary>
        /// Free bytes after a collection. Stack frames lie on the heap too: compare calls from the same method only.
        /// </summary>
        /// <remarks>Twice, as the first one may miss what old stack slots still refer to; without compaction, which ends nanoCLR on a 64-bit PC.</remarks>
        public static uint Bytes()
        {
            nanoFramework.Runtime.Native.GC.Run(false);
            return nanoFramework.Runtime.Native.GC.Run(false);
        }

        /// <summary>Skips the test where less is free.</summary>
        public static void Need(int bytes)
        {
            uint free = Bytes();
            if (free < (uint)bytes)
            {
                Assert.SkipTest("needs " + bytes.ToString() + " bytes of memory, " + free.ToString() + " are free");
            }
        }

        /// <summary>Fails when less is free after than before.</summary>
        public static void NoneTaken(uint before, uint after)
        {
            Assert.IsTrue(after >= before, "free bytes fell from " + before.ToString() + " to " + after.ToString());
        }
    }
}
