using DupNet.Embedded.Decoding;
using nanoFramework.TestFramework;

namespace NFUnitTest.Decoding
{
    [TestClass]
    public class FixedPointTests
    {
        [TestMethod]
        [DataRow(0, 32768)]
        [DataRow(1024, 47911)]
        [DataRow(-1024, 17624)]
        [DataRow(32, 33280)]
        [DataRow(13312, 65535)]
        [DataRow(-13312, 0)]
        [DataRow(int.MaxValue, 65535)]
        [DataRow(int.MinValue, 0)]
        public static void Sigmoid(int logit, int expected)
        {
            Assert.AreEqual(expected, FixedPoint.Sigmoid(logit));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(20000)]
        [DataRow(32768)]
        [DataRow(47911)]
        [DataRow(65535)]
        public static void TheLogitOfAScoreIsTheFirstThatReachesIt(int score)
        {
            int logit = FixedPoint.LogitOf(score);
            if (score == 0)
            {
                Assert.AreEqual(int.MinValue, logit);
                return;
            }

            Assert.IsTrue(FixedPoint.Sigmoid(logit) >= score);
            Assert.IsTrue(FixedPoint.Sigmoid(logit - 1) < score);
        }

        [TestMethod]
        public static void NoLogitReachesOne()
        {
            Assert.AreEqual(int.MaxValue, FixedPoint.LogitOf(65536));
        }

        [TestMethod]
        [DataRow(0, 65536)]
        [DataRow(1024, 178145)]
        [DataRow(-1024, 24109)]
        [DataRow(4096, 3578144)]
        [DataRow(-4096, 1200)]
        public static void Exp(int logit, int real)
        {
            int error = FixedPoint.Exp(logit) - real;
            Assert.IsTrue(error <= (real / 500) + 1 && -error <= (real / 500) + 1, "error " + error.ToString());
        }

        [TestMethod]
        public static void ExpStopsAtFour()
        {
            Assert.AreEqual(FixedPoint.Exp(4096), FixedPoint.Exp(5000));
            Assert.AreEqual(FixedPoint.Exp(-4096), FixedPoint.Exp(-5000));
        }
    }
}
