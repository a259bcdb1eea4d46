using System;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Detecting
{
    /// <summary>Prints what a layer takes; fails only when layer by layer gives another answer than all at once.</summary>
    [TestClass]
    public class TimingTests
    {
        private const int TicksPerMicrosecond = 10;

        [TestMethod]
        public static void Layer_by_layer()
        {
            DupNetModel model = GoldenModels.Load("chain");
            Network network = KnownAnswer.Begin(model);
            LayerPlan[] layers = network.Plan.Layers;
            long total = 0;
            for (int i = 0; i < layers.Length; i++)
            {
                long start = DateTime.UtcNow.Ticks;
                network.RunLayer(i);
                long time = (DateTime.UtcNow.Ticks - start) / TicksPerMicrosecond;
                total += time;
                OutputHelper.WriteLine(
                    "layer " + (i + 1).ToString() + ": " + layers[i].Width.ToString() + " x " + layers[i].Height.ToString() + " x "
                    + layers[i].Layer.ChannelsOut.ToString() + ", kernel " + ((int)layers[i].Kernel).ToString() + ", " + time.ToString() + " us");
            }

            OutputHelper.WriteLine("all layers: " + total.ToString() + " us");
            Assert.AreEqual(model.KnownAnswerHash, KnownAnswer.Hash(network.Logits));
        }
    }
}
