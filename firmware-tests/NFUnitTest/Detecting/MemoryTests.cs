using DupNet.Embedded;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;
using NFUnitTest.Native;

namespace NFUnitTest.Detecting
{
    /// <summary>Detecting takes no memory, in a frame or in many.</summary>
    [TestClass]
    public class MemoryTests
    {
        private const int Frames = 100;

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
        public static void ADetectionTakesNoMemory(string name) => TakesNoMemory(name, null);

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
        public static void ANativeDetectionTakesNoMemory(string name) => TakesNoMemory(name, NativeKernels.Need());

        [TestMethod]
        public static void FrameAfterFrameGivesTheSameAndTakesNoMemory() => Soak(null);

        [TestMethod]
        public static void FrameAfterFrameGivesTheSameAndTakesNoMemoryNatively() => Soak(NativeKernels.Need());

        private static void TakesNoMemory(string name, IDetectionEngine engine)
        {
            DupNetModel model = GoldenModels.Load(name);
            GoldenVector vector = GoldenModels.Vectors(name).Next();
            Detector detector = new Detector(model, vector.MakeSettings(model), engine);
            Frame frame = vector.MakeFrame();
            detector.Detect(frame);
            uint before = FreeMemory.Bytes();
            detector.Detect(frame);
            uint after = FreeMemory.Bytes();
            FreeMemory.NoneTaken(before, after);
        }

        private static void Soak(IDetectionEngine engine)
        {
            DupNetModel model = GoldenModels.Load("gray");
            GoldenVectors vectors = GoldenModels.Vectors("gray");
            vectors.Next();
            vectors.Next();
            GoldenVector vector = vectors.Next();
            Detector detector = new Detector(model, vector.MakeSettings(model), engine);
            Frame frame = vector.MakeFrame();
            Frame dark = new Frame(new byte[16], 4, 4, PixelFormat.Gray8);
            detector.Detect(frame);
            Assert.AreEqual(vector.Logits, KnownAnswer.Hash(detector.Logits));
            detector.Detect(dark);
            long darkLogits = KnownAnswer.Hash(detector.Logits);
            Assert.AreNotEqual(vector.Logits, darkLogits);

            int wrong = 0;
            uint before = FreeMemory.Bytes();
            for (int i = 0; i < Frames; i++)
            {
                bool even = i % 2 == 0;
                DetectionList found = detector.Detect(even ? frame : dark);
                if (even && (found.Count != vector.BoxCount || (int)(found[0].Score * 65536) != vector.Boxes[0][4]))
                {
                    wrong++;
                }
            }

            uint after = FreeMemory.Bytes();
            FreeMemory.NoneTaken(before, after);
            Assert.AreEqual(0, wrong, "wrong frames");
            Assert.AreEqual(darkLogits, KnownAnswer.Hash(detector.Logits));
        }
    }
}
