using DupNet.Embedded;
using DupNet.Embedded.Decoding;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Decoding
{
    /// <summary>Heads of golden models with logits written by hand.</summary>
    [TestClass]
    public class YoloDecoderTests
    {
        private const int Low = -20000;

        [TestMethod]
        public static void ABoxIsWhereItsCellAndAnchorAre()
        {
            // Cell (2, 1) of 8 pixels, anchor 1: offset -19, -51 in 1/256 cell, 231 x 861 in 1/16 pixel.
            DupNetModel model = GoldenModels.Load("gray");
            LayerPlan head = new NetworkPlan(model, 32, 32).Layers[3];
            int[] logits = { Low, Low, Low, Low, Low, 0, 0, 0, 0, 1024 };
            CandidateList list = new CandidateList(4);
            new YoloDecoder(model, 40000, list).Take(head, logits, 2, 1);
            Assert.AreEqual(1, list.Count);
            int slot = list.Slot(0);
            Assert.AreEqual(47911, list.Scores[slot]);
            Assert.AreEqual(0, (int)list.Classes[slot]);
            Assert.AreEqual(310 - 115, list.Lefts[slot]);
            Assert.AreEqual(310 + 115, list.Rights[slot]);
            Assert.AreEqual(166 - 430, list.Tops[slot]);
            Assert.AreEqual(166 + 430, list.Bottoms[slot]);
        }

        [TestMethod]
        public static void LogitsMoveTheCentreAndScaleTheSides()
        {
            // The centre by 356/256 * (47911 - 32768) / 65536 cell, the sides by e and 1 / e.
            DupNetModel model = GoldenModels.Load("gray");
            LayerPlan head = new NetworkPlan(model, 32, 32).Layers[3];
            int[] logits = { 1024, -1024, 1024, -1024, 1024, Low, Low, Low, Low, Low };
            CandidateList list = new CandidateList(4);
            new YoloDecoder(model, 40000, list).Take(head, logits, 0, 0);
            Assert.AreEqual(1, list.Count);
            int slot = list.Slot(0);
            Assert.AreEqual(73 + 41, (list.Lefts[slot] + list.Rights[slot]) / 2);
            Assert.AreEqual(114 - 41, (list.Tops[slot] + list.Bottoms[slot]) / 2);
            Near(1267, list.Rights[slot] - list.Lefts[slot]);
            Near(354, list.Bottoms[slot] - list.Tops[slot]);
        }

        [TestMethod]
        public static void ALogitBelowTheThresholdGivesNoBox()
        {
            DupNetModel model = GoldenModels.Load("gray");
            LayerPlan head = new NetworkPlan(model, 32, 32).Layers[3];
            int threshold = FixedPoint.LogitOf(40000);
            int[] logits = { 0, 0, 0, 0, threshold - 1, 0, 0, 0, 0, Low };
            CandidateList list = new CandidateList(4);
            YoloDecoder decoder = new YoloDecoder(model, 40000, list);
            decoder.Take(head, logits, 0, 0);
            Assert.AreEqual(0, list.Count);
            logits[4] = threshold;
            decoder.Take(head, logits, 0, 0);
            Assert.AreEqual(1, list.Count);
        }

        [TestMethod]
        public static void TheBestClassCounts()
        {
            // The second head: three anchors of eight outputs, classes at 5.
            DupNetModel model = GoldenModels.Load("tree");
            LayerPlan head = new NetworkPlan(model, 32, 32).Layers[5];
            int[] logits = new int[24];
            for (int i = 0; i < logits.Length; i++)
            {
                logits[i] = Low;
            }

            logits[8 + 4] = 1024;
            logits[8 + 6] = 1024;
            logits[8 + 7] = 1023;
            CandidateList list = new CandidateList(4);
            new YoloDecoder(model, 30000, list).Take(head, logits, 0, 0);
            Assert.AreEqual(1, list.Count);
            Assert.AreEqual(1, (int)list.Classes[list.Slot(0)]);
            Assert.AreEqual(35025, list.Scores[list.Slot(0)]);
            list.Clear();
            new YoloDecoder(model, 35026, list).Take(head, logits, 0, 0);
            Assert.AreEqual(0, list.Count);
        }

        private static void Near(int expected, int actual)
        {
            int error = actual - expected;
            Assert.IsTrue(error >= -3 && error <= 3, "expected about " + expected.ToString() + ", not " + actual.ToString());
        }
    }
}
