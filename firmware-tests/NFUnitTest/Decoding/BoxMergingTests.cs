using DupNet.Embedded.Decoding;
using nanoFramework.TestFramework;

namespace NFUnitTest.Decoding
{
    [TestClass]
    public class BoxMergingTests
    {
        // Scores of 1 and 1/2: weights of 65537 and 16385.
        private const int Full = 65536;
        private const int Half = 32768;

        [TestMethod]
        public static void ASuppressedBoxCountsWithItsSquaredScore()
        {
            CandidateList list = new CandidateList(2);
            int kept = Add(list, Full, 0);
            int other = Add(list, Half, 1000);
            int mean = BoxMerging.Add(list, kept, kept, other);
            Assert.AreNotEqual(kept, mean);
            Assert.AreEqual(65537 + 16385, list.Scores[mean]);
            AreEdges(list, mean, 1000 * 16385 / (65537 + 16385));
            AreEdges(list, kept, 0);
            Assert.AreEqual(Full, list.Scores[kept]);
        }

        [TestMethod]
        public static void LaterBoxesJoinTheMean()
        {
            CandidateList list = new CandidateList(3);
            int kept = Add(list, Half, 0);
            int mean = BoxMerging.Add(list, kept, kept, Add(list, Half, -1000));
            AreEdges(list, mean, -500);
            Assert.AreEqual(mean, BoxMerging.Add(list, kept, mean, Add(list, Half, 1000)));
            AreEdges(list, mean, 0);
        }

        [TestMethod]
        public static void LargeBoxesDoNotOverflow()
        {
            CandidateList list = new CandidateList(2);
            int kept = Add(list, Full, -3000000);
            AreEdges(list, BoxMerging.Add(list, kept, kept, Add(list, Full, 3000000)), 0);
        }

        [TestMethod]
        public static void ScoresOfZeroCanBeMerged()
        {
            CandidateList list = new CandidateList(2);
            int kept = Add(list, 0, 0);
            AreEdges(list, BoxMerging.Add(list, kept, kept, Add(list, 0, 10)), 5);
        }

        [TestMethod]
        public static void EachBoxThatJoinsRaisesTheScore()
        {
            // 3/8 of the weight 16385 of a half is 6144: 1/2 * (1 - 6144 / 65536) are lacking, then that once more.
            CandidateList list = new CandidateList(3);
            int kept = Add(list, Half, 0);
            int mean = BoxMerging.Add(list, kept, kept, Add(list, Half, 10));
            Assert.AreEqual(Full - 29696, list.Scores[kept]);
            BoxMerging.Add(list, kept, mean, Add(list, Half, 20));
            Assert.AreEqual(Full - 26912, list.Scores[kept]);
        }

        private static int Add(CandidateList list, int score, int at)
        {
            int slot = list.Insert(score);
            list.Lefts[slot] = at;
            list.Tops[slot] = 2 * at;
            list.Rights[slot] = at + 100;
            list.Bottoms[slot] = (2 * at) + 100;
            return slot;
        }

        private static void AreEdges(CandidateList list, int slot, int at)
        {
            Assert.AreEqual(at, list.Lefts[slot]);
            Assert.AreEqual(at + 100, list.Rights[slot]);
            Assert.IsTrue(list.Tops[slot] == 2 * at || list.Tops[slot] == (2 * at) + 1, "top");
            Assert.AreEqual(list.Tops[slot] + 100, list.Bottoms[slot]);
        }
    }
}
