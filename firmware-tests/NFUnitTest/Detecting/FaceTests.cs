using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Networks;
using nanoFramework.TestFramework;
using NFUnitTest.Native;

namespace NFUnitTest.Detecting
{
    /// <summary>The default model and a photo with one face: what a user runs.</summary>
    [TestClass]
    public class FaceTests
    {
        // The frame: 96 x 96 gray; the face's box by eye.
        private const int Side = 96;
        private const int FaceLeft = 31;
        private const int FaceTop = 15;
        private const int FaceRight = 60;
        private const int FaceBottom = 60;

        /// <summary>Objects of model and plan, the frame, and some air.</summary>
        private const int OtherBytes = 40000;

        [TestMethod]
        public static void FindsTheFace() => FindsTheFace(null);

        [TestMethod]
        public static void FindsTheFaceNatively() => FindsTheFace(NativeKernels.Need());

        [TestMethod]
        public static void TheDefaultModelGivesItsKnownAnswer()
        {
            DupNetModel model = LoadDefaultModel();
            SettingsThatFit(model, model.KnownAnswerSide);
            Assert.AreEqual(model.KnownAnswerHash, KnownAnswer.Compute(model));
        }

        [TestMethod]
        public static void TheDefaultModelGivesItsKnownAnswerNatively()
        {
            DupNetModel model = LoadDefaultModel();
            SettingsThatFit(model, model.KnownAnswerSide);
            Assert.AreEqual(model.KnownAnswerHash, DetectorAnswer.Compute(model, NativeKernels.Need()));
        }

        private static void FindsTheFace(IDetectionEngine engine)
        {
            DupNetModel model = LoadDefaultModel();
            Detector detector = new Detector(model, SettingsThatFit(model, Side), engine);
            Frame frame = new Frame(Resources.GetBytes(Resources.BinaryResources.face_gray8), Side, Side, PixelFormat.Gray8);
            DetectionList found = detector.Detect(frame);
            Assert.AreEqual(1, found.Count);
            Detection face = found[0];
            OutputHelper.WriteLine(
                "face " + ((int)face.X).ToString() + " " + ((int)face.Y).ToString() + " " + ((int)face.Width).ToString() + " "
                + ((int)face.Height).ToString() + ", score " + ((int)(100 * face.Score)).ToString() + " %");
            Assert.AreEqual(0, face.ClassIndex);
            Assert.IsTrue(OverlapPercent(face) >= 50, "the box is not on the face");
        }

        private static DupNetModel LoadDefaultModel()
        {
            FreeMemory.Need(2 * OtherBytes);
            return DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.dupnet_tinier_yolo_dupnet));
        }

        /// <summary>Settings of a square input, after a check that there is memory for a detector with them.</summary>
        private static DetectorSettings SettingsThatFit(DupNetModel model, int side)
        {
            DetectorSettings settings = new DetectorSettings(model);
            settings.InputWidth = side;
            settings.InputHeight = side;
            FreeMemory.Need(Detector.BufferBytes(model, settings) + OtherBytes);
            return settings;
        }

        /// <summary>Intersection over union with the face.</summary>
        private static int OverlapPercent(Detection box)
        {
            float width = Smaller(box.X + box.Width, FaceRight) - Larger(box.X, FaceLeft);
            float height = Smaller(box.Y + box.Height, FaceBottom) - Larger(box.Y, FaceTop);
            if (width <= 0 || height <= 0)
            {
                return 0;
            }

            float union = (box.Width * box.Height) + ((FaceRight - FaceLeft) * (FaceBottom - FaceTop)) - (width * height);
            return (int)(100 * width * height / union);
        }

        private static float Smaller(float a, float b) => a < b ? a : b;

        private static float Larger(float a, float b) => a > b ? a : b;
    }
}
