using DupNet.Embedded;
using DupNet.Embedded.Layers;
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
        [DataRow("chain", (int)KernelKind.TileLanes)]
        [DataRow("chain", (int)KernelKind.PixelLanes)]
        [DataRow("deep", (int)KernelKind.PixelLanes)]
        [DataRow("gray", (int)KernelKind.TileLanes)]
        [DataRow("gray", (int)KernelKind.PixelLanes)]
        [DataRow("odd", (int)KernelKind.PixelLanes)]
        [DataRow("tree", (int)KernelKind.PixelLanes)]
        public static void Gives_the_golden_logits(string name, int kernel)
        {
            DupNetModel model = GoldenModels.Load(name);
            GoldenVectors vectors = GoldenModels.Vectors(name);
            int layers = 0;
            for (GoldenVector vector = vectors.Next(); vector != null; vector = vectors.Next())
            {
                NetworkPlan plan = new NetworkPlan(model, vector.Settings[0], vector.Settings[1]);
                plan.Force((KernelKind)kernel);
                for (int i = 0; i < plan.Layers.Length; i++)
                {
                    layers += (int)plan.Layers[i].Kernel == kernel ? 1 : 0;
                }

                Network network = new Network(plan);
                network.Run(vector.MakeSampler(model));
                Assert.AreEqual(vector.Logits, KnownAnswer.Hash(network.Logits));
            }

            Assert.IsTrue(layers > 0, "no layer ran on the kernel");
        }
    }
}
