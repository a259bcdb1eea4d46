using System;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;
using NFUnitTest.Native;

namespace NFUnitTest.Detecting
{
    [TestClass]
    public class DetectorTests
    {
        [TestMethod]
        [DataRow("chain")]
        [DataRow("colours")]
        [DataRow("crowd")]
        [DataRow("deep")]
        [DataRow("gray")]
        [DataRow("grays")]
        [DataRow("odd")]
        [DataRow("three")]
        [DataRow("tree")]
        [DataRow("twenty")]
        [DataRow("wide")]
        public static void FindsTheGoldenBoxes(string name) => FindsGoldenBoxes(name, false);

        [TestMethod]
        [DataRow("chain")]
        [DataRow("colours")]
        [DataRow("crowd")]
        [DataRow("deep")]
        [DataRow("gray")]
        [DataRow("grays")]
        [DataRow("odd")]
        [DataRow("three")]
        [DataRow("tree")]
        [DataRow("twenty")]
        [DataRow("wide")]
        public static void FindsTheGoldenBoxesNatively(string name) => FindsGoldenBoxes(name, true);

        [TestMethod]
        public static void ABoxThatWasNotFoundCannotBeRead()
        {
            DupNetModel model = GoldenModels.Load("gray");
            DetectionList found = new Detector(model).Detect(new Frame(new byte[16], 4, 4, PixelFormat.Gray8));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => found[found.Count].ToString());
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => found[-1].ToString());
        }

        [TestMethod]
        public static void RefusesSettingsOutOfRange()
        {
            DupNetModel model = GoldenModels.Load("gray");
            Refused(model, settings => settings.InputWidth = 36);
            Refused(model, settings => settings.InputWidth = 72);
            Refused(model, settings => settings.InputHeight = 24);
            Refused(model, settings => settings.SampleGrid = 3);
            Refused(model, settings => settings.Fit = (FitMode)2);
            Refused(model, settings => settings.ScoreThreshold = -0.01f);
            Refused(model, settings => settings.ScoreThreshold = 1.01f);
            Refused(model, settings => settings.OverlapThreshold = -0.01f);
            Refused(model, settings => settings.OverlapThreshold = 1.01f);
            Refused(model, settings => settings.MaxCandidates = 0);
            Refused(model, settings => settings.MaxCandidates = 4097);
            Refused(model, settings => settings.MaxDetections = 0);
            Refused(model, settings => settings.MaxDetections = 65);
        }

        [TestMethod]
        public static void RefusesNull()
        {
            DupNetModel model = GoldenModels.Load("gray");
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Detector(null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Detector(model, null));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new Detector(model).Detect(null));
        }

        private static void FindsGoldenBoxes(string name, bool native)
        {
            DupNetModel model = GoldenModels.Load(name);
            GoldenVectors vectors = GoldenModels.Vectors(name);
            int count = 0;
            for (GoldenVector vector = vectors.Next(); vector != null; vector = vectors.Next())
            {
                string at = name + " " + count.ToString();
                Detector detector = new Detector(model, vector.MakeSettings(model), native ? NativeKernels.Need() : null);
                DetectionList found = detector.Detect(vector.MakeFrame());
                Assert.AreEqual(vector.Logits, KnownAnswer.Hash(detector.Logits), at);
                Assert.AreEqual(vector.BoxCount, found.Count, at);
                for (int i = 0; i < found.Count; i++)
                {
                    int[] box = vector.Boxes[i];
                    Assert.AreEqual(box[0], (int)(found[i].X * 16), at);
                    Assert.AreEqual(box[1], (int)(found[i].Y * 16), at);
                    Assert.AreEqual(box[2] - box[0], (int)(found[i].Width * 16), at);
                    Assert.AreEqual(box[3] - box[1], (int)(found[i].Height * 16), at);
                    Assert.AreEqual(box[4], (int)(found[i].Score * 65536), at);
                    Assert.AreEqual(box[5], found[i].ClassIndex, at);
                    Assert.AreEqual(model.ClassNames[box[5]], found[i].ClassName, at);
                }

                count++;
            }

            Assert.IsTrue(count >= 8, name + " has " + count.ToString() + " vectors");
        }

        private delegate void Change(DetectorSettings settings);

        private static void Refused(DupNetModel model, Change change)
        {
            DetectorSettings settings = new DetectorSettings(model);
            change(settings);
            Assert.ThrowsException(typeof(ArgumentException), () => new Detector(model, settings));
        }
    }
}
