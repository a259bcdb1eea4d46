using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Kernels
{
    /// <summary>Each kernel wherever it can run, not only where the plan would choose it, against the golden logits.</summary>
    [TestClass]
    public class KernelTests
    {
        [TestMethod]
        [DataRow("chain", "TileLanes")]
        [DataRow("chain", "PixelLanes")]
        [DataRow("deep", "PixelLanes")]
        [DataRow("gray", "TileLanes")]
        [DataRow("gray", "PixelLanes")]
        [DataRow("odd", "PixelLanes")]
        [DataRow("tree", "PixelLanes")]
        public static void GivesTheGoldenLogits(string name, string kernelName)
        {
            DupNetModel model = GoldenModels.Load(name);
            GoldenVectors vectors = GoldenModels.Vectors(name);
            int kernel = Find(kernelName);
            int layers = 0;
            for (GoldenVector vector = vectors.Next(); vector != null; vector = vectors.Next())
            {
                NetworkPlan plan = new NetworkPlan(model, vector.Settings[0], vector.Settings[1]);
                plan.Force(kernel);
                for (int i = 0; i < plan.Layers.Length; i++)
                {
                    layers += plan.KernelNumber(i) == kernel ? 1 : 0;
                }

                Network network = new Network(plan);
                network.Run(vector.MakeSampler(model));
                Assert.AreEqual(vector.Logits, KnownAnswer.Hash(network.Logits));
            }

            Assert.IsTrue(layers > 0, "no layer ran on the kernel");
        }

        private static int Find(string name)
        {
            foreach (int number in KernelTable.Numbers())
            {
                if (KernelTable.NameOf(number) == name)
                {
                    return number;
                }
            }

            return -1;
        }
    }
}
