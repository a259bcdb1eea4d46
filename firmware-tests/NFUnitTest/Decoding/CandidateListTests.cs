using DupNet.Embedded.Decoding;
using nanoFramework.TestFramework;

namespace NFUnitTest.Decoding
{
    [TestClass]
    public class CandidateListTests
    {
        [TestMethod]
        public static void KeepsTheBestInOrder()
        {
            CandidateList list = new CandidateList(3);
            int first = list.Insert(50);
            Assert.AreEqual(1, list.Count);
            list.Insert(70);
            list.Insert(60);
            Assert.AreEqual(-1, list.Insert(50), "as good as the worst of a full list");
            Assert.AreEqual(first, list.Insert(65), "the slot of the worst");
            Assert.AreEqual(3, list.Count);
            Assert.AreEqual(70, list.Scores[list.Slot(0)]);
            Assert.AreEqual(65, list.Scores[list.Slot(1)]);
            Assert.AreEqual(60, list.Scores[list.Slot(2)]);
            list.Clear();
            Assert.AreEqual(0, list.Count);
        }

        [TestMethod]
        public static void EqualScoresKeepTheOrderInWhichTheyCame()
        {
            CandidateList list = new CandidateList(4);
            int first = list.Insert(5);
            int second = list.Insert(5);
            Assert.AreEqual(first, list.Slot(0));
            Assert.AreEqual(second, list.Slot(1));
        }
    }
}
