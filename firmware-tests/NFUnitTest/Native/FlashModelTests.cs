using System;
using System.Reflection;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Detecting;
using NFUnitTest.Golden;

namespace NFUnitTest.Native
{
    /// <summary>Models that the native core reads where they lie in this assembly.</summary>
    [TestClass]
    public class FlashModelTests
    {
        private const string ResourceClass = "NFUnitTest.Resources";

        [TestMethod]
        public static void FindsTheGoldenBoxes()
        {
            NativeKernels.Need();
            GoldenVectors vectors = GoldenModels.Vectors("tree");
            for (GoldenVector vector = vectors.Next(); vector != null; vector = vectors.Next())
            {
                FlashModel flash = Find((short)Resources.BinaryResources.tree_dupnet);
                Detector detector = new Detector(flash.Model, vector.MakeSettings(flash.Model), new NativeEngine(flash));
                Assert.AreEqual(vector.BoxCount, detector.Detect(vector.MakeFrame()).Count);
                Assert.AreEqual(vector.Logits, KnownAnswer.Hash(detector.Logits));
            }
        }

        [TestMethod]
        public static void TheDefaultModelGivesItsKnownAnswerAndStaysInFlash()
        {
            NativeKernels.Need();
            uint before = FreeMemory.Bytes();
            FlashModel flash = Find((short)Resources.BinaryResources.dupnet_tinier_yolo_dupnet);
            uint taken = before - FreeMemory.Bytes();
            OutputHelper.WriteLine("a model of " + flash.Model.FileBytes.ToString() + " bytes takes " + taken.ToString() + " bytes of managed memory");
            Assert.IsTrue(taken < (uint)flash.Model.FileBytes / 2, "the model was copied");
            Assert.AreEqual(flash.Model.KnownAnswerHash, DetectorAnswer.Compute(flash.Model, new NativeEngine(flash)));
        }

        [TestMethod]
        public static void AModelInFlashNeedsItsEngine()
        {
            NativeKernels.Need();
            FlashModel flash = Find((short)Resources.BinaryResources.gray_dupnet);
            Assert.ThrowsException(typeof(InvalidOperationException), () => new Detector(flash.Model));
            Assert.ThrowsException(typeof(InvalidOperationException), () => new Detector(flash.Model, new DetectorSettings(flash.Model), new NativeEngine()));
            DupNetModel whole = GoldenModels.Load("gray");
            Assert.ThrowsException(typeof(InvalidOperationException), () => new Detector(whole, new DetectorSettings(whole), new NativeEngine(flash)));
        }

        [TestMethod]
        public static void WhatIsMissingOrNoModelIsRefused()
        {
            NativeKernels.Need();
            Assembly here = typeof(Resources).Assembly;
            short gray = (short)Resources.BinaryResources.gray_dupnet;
            Assert.ThrowsException(typeof(ArgumentException), () => Find(1));
            Assert.ThrowsException(typeof(ArgumentException), () => FlashModel.Find(here, "NFUnitTest.Other", gray));
            Assert.ThrowsException(typeof(ArgumentException), () => FlashModel.Find(typeof(Detector).Assembly, ResourceClass, gray));
            Assert.ThrowsException(typeof(ArgumentNullException), () => FlashModel.Find(null, ResourceClass, gray));
            Assert.ThrowsException(typeof(ArgumentNullException), () => FlashModel.Find(here, null, gray));
            try
            {
                Find((short)Resources.BinaryResources.gray_txt);
                Assert.IsTrue(false, "a text was taken for a model");
            }
            catch (ModelException refusal)
            {
                Assert.IsTrue(refusal.Message.IndexOf("this is no model") >= 0, refusal.Message);
            }
        }

        private static FlashModel Find(short id) => FlashModel.Find(typeof(Resources).Assembly, ResourceClass, id);
    }
}
