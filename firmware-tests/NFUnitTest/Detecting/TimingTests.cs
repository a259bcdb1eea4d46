using System;
using DupNet.Embedded;
using DupNet.Embedded.Kernels;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;
using NFUnitTest.Native;

namespace NFUnitTest.Detecting
{
    /// <summary>Prints what a layer takes, and natively a frame; fails only when the answer is wrong.</summary>
    [TestClass]
    public class TimingTests
    {
        private const int TicksPerMicrosecond = 10;

        [TestMethod]
        public static void LayerByLayer()
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
                    + layers[i].Layer.ChannelsOut.ToString() + ", kernel " + KernelTable.NameOf(network.Plan.KernelNumber(i)) + ", " + time.ToString() + " us");
            }

            OutputHelper.WriteLine("all layers: " + total.ToString() + " us");
            Assert.AreEqual(model.KnownAnswerHash, KnownAnswer.Hash(network.Logits));
        }

        [TestMethod]
        public static void ANativeFrame()
        {
            DupNetModel model = GoldenModels.Load("chain");
            GoldenVector vector = GoldenModels.Vectors("chain").Next();
            Detector detector = new Detector(model, vector.MakeSettings(model), NativeKernels.Need());
            Frame frame = vector.MakeFrame();
            detector.Detect(frame);
            long start = DateTime.UtcNow.Ticks;
            detector.Detect(frame);
            OutputHelper.WriteLine(detector.EngineReport + ": " + ((DateTime.UtcNow.Ticks - start) / TicksPerMicrosecond).ToString() + " us a frame");
            Assert.AreEqual(vector.Logits, KnownAnswer.Hash(detector.Logits));
        }
    }
}
