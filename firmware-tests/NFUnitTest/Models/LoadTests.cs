using System;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;
using NFUnitTest.Native;

namespace NFUnitTest.Models
{
    [TestClass]
    public class LoadTests
    {
        [TestMethod]
        public static void ReadsWhatTheFileStates()
        {
            DupNetModel model = GoldenModels.Load("tree");
            Assert.AreEqual("tree", model.Name);
            Assert.AreEqual(3, model.ClassNames.Length);
            Assert.AreEqual("cat", model.ClassNames[0]);
            Assert.AreEqual("face", model.ClassNames[2]);
            Assert.AreEqual(3, model.InputChannels);
            Assert.AreEqual(8, model.Stride);
            Assert.AreEqual(32, model.SmallestSide);
            Assert.AreEqual(64, model.LargestSide);
            Assert.AreEqual(32, model.DefaultWidth);
            Assert.AreEqual(64, model.DefaultHeight);
            Assert.AreEqual(2384, model.FileBytes);
            Assert.AreEqual(7, model.Anchors.Length);
            Assert.AreEqual(-125, model.Anchors[1].OffsetX);
            Assert.AreEqual(1878, model.Anchors[6].Height);
            Assert.AreEqual(6, model.Layers.Length);
            Layer layer = model.Layers[2];
            Assert.AreEqual(2, layer.Source);
            Assert.AreEqual(16, layer.ChannelsIn);
            Assert.AreEqual(24, layer.ChannelsOut);
            Assert.AreEqual(4, layer.WeightDuplication);
            Assert.IsFalse(layer.IsHead);
            Assert.IsTrue(model.Layers[5].IsHead);
        }

        [TestMethod]
        [DataRow("chain")]
        [DataRow("colours")]
        [DataRow("deep")]
        [DataRow("gray")]
        [DataRow("grays")]
        [DataRow("odd")]
        [DataRow("three")]
        [DataRow("tree")]
        [DataRow("twenty")]
        [DataRow("wide")]
        public static void GivesItsKnownAnswer(string name)
        {
            DupNetModel model = GoldenModels.Load(name);
            Assert.AreEqual(model.KnownAnswerHash, KnownAnswer.Compute(model));
        }

        [TestMethod]
        [DataRow("chain")]
        [DataRow("colours")]
        [DataRow("deep")]
        [DataRow("gray")]
        [DataRow("grays")]
        [DataRow("odd")]
        [DataRow("three")]
        [DataRow("tree")]
        [DataRow("twenty")]
        [DataRow("wide")]
        public static void GivesItsKnownAnswerNatively(string name)
        {
            DupNetModel model = GoldenModels.Load(name);
            Assert.AreEqual(model.KnownAnswerHash, DetectorAnswer.Compute(model, NativeKernels.Need()));
        }

        [TestMethod]
        public static void NullIsNoModel()
        {
            Assert.ThrowsException(typeof(ArgumentNullException), () => DupNetModel.Load((byte[])null));
        }
    }
}
