using DupNet.Embedded.Decoding;
using nanoFramework.TestFramework;

namespace NFUnitTest.Decoding
{
    [TestClass]
    public class NonMaximumSuppressionTests
    {
        [TestMethod]
        public static void AnOverlapAboveTheThresholdSuppresses()
        {
            // 100 x 100 each, 60 x 100 shared: 6000 of 14000.
            CandidateList list = new CandidateList(2);
            Add(list, 2, 0, 0, 100, 100, 0);
            Add(list, 1, 40, 0, 140, 100, 0);
            int overlap = 6000 * 65536 / 14000;
            Assert.IsTrue(IsSecondSuppressed(list, overlap - 1));
            Assert.IsFalse(IsSecondSuppressed(list, overlap), "equal to the threshold");
        }

        [TestMethod]
        public static void ClassesAndNeighboursStandForThemselves()
        {
            CandidateList list = new CandidateList(2);
            Add(list, 2, 0, 0, 100, 100, 0);
            Add(list, 1, 0, 0, 100, 100, 1);
            Assert.IsFalse(IsSecondSuppressed(list, 0), "another class");
            list.Clear();
            Add(list, 2, 0, 0, 100, 100, 0);
            Add(list, 1, 100, 0, 200, 100, 0);
            Assert.IsFalse(IsSecondSuppressed(list, 0), "side by side");
        }

        [TestMethod]
        public static void LargeBoxesDoNotOverflow()
        {
            CandidateList list = new CandidateList(2);
            Add(list, 2, -1000000, -1000000, 1000000, 1000000, 0);
            Add(list, 1, -1000000, -1000000, 1000000, 1000000, 0);
            Assert.IsTrue(IsSecondSuppressed(list, 65535));
            Assert.IsFalse(IsSecondSuppressed(list, 65536));
        }

        private static bool IsSecondSuppressed(CandidateList list, int threshold)
        {
            return NonMaximumSuppression.Suppressor(list, 1, list.Slot(1), threshold) == 0;
        }

        private static void Add(CandidateList list, int score, int left, int top, int right, int bottom, int classIndex)
        {
            int slot = list.Insert(score);
            list.Lefts[slot] = left;
            list.Tops[slot] = top;
            list.Rights[slot] = right;
            list.Bottoms[slot] = bottom;
            list.Classes[slot] = (byte)classIndex;
        }
    }
}
