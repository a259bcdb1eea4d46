using System;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Networks
{
    [TestClass]
    public class NetworkTests
    {
        [TestMethod]
        public static void EqualsThePlainReference()
        {
            DupNetModel model = GoldenModels.Load("gray");
            byte[] image = new byte[32 * 32];
            new GeneratedImage(77, image.Length).ReadRow(0, image, 0);
            int[] expected = new ReferenceNetwork(model, 32, 32).Run(image);

            Network network = new Network(new NetworkPlan(model, 32, 32));
            network.Run(new GeneratedImage(77, 32));
            Assert.AreEqual(expected.Length, network.Logits.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], network.Logits[i], "logit " + i.ToString());
            }
        }

        [TestMethod]
        [DataRow(24, 32)]
        [DataRow(72, 32)]
        [DataRow(36, 32)]
        [DataRow(32, 24)]
        [DataRow(32, 72)]
        [DataRow(32, 36)]
        public static void RefusesASizeThatTheModelCannotRunAt(int width, int height)
        {
            DupNetModel model = GoldenModels.Load("gray");
            Assert.ThrowsException(typeof(ArgumentException), () => new NetworkPlan(model, width, height));
        }
    }
}
