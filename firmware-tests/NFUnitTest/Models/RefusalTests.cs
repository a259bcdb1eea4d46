using DupNet.Embedded;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Models
{
    /// <summary>Every reason to refuse a model, with the offset that is reported.</summary>
    [TestClass]
    public class RefusalTests
    {
        private const int Layer = 32;
        private const int FirstLayer = 64;

        [TestMethod]
        [DataRow(0)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(63)]
        [DataRow(64)]
        [DataRow(1083)]
        public static void AFileThatEndsEarly(int bytes)
        {
            byte[] whole = GoldenModels.File("gray");
            byte[] model = new byte[bytes];
            System.Array.Copy(whole, model, bytes);
            Refused(model, ModelError.Truncated, bytes);
        }

        [TestMethod]
        public static void AFileThatGoesOn()
        {
            byte[] whole = GoldenModels.File("gray");
            byte[] model = new byte[whole.Length + 1];
            System.Array.Copy(whole, model, whole.Length);
            Refused(model, ModelError.TrailingData, 8);
        }

        [TestMethod]
        public static void AnotherFile()
        {
            byte[] model = GoldenModels.File("gray");
            model[0] = (byte)'d';
            Refused(model, ModelError.NotAModel, 0);
        }

        [TestMethod]
        public static void AnotherVersion()
        {
            byte[] model = GoldenModels.File("gray");
            model[4] = 2;
            Refused(model, ModelError.UnsupportedVersion, 4);
        }

        [TestMethod]
        [DataRow(12)]
        [DataRow(16)]
        [DataRow(600)]
        [DataRow(1083)]
        public static void ABitThatWasAltered(int offset)
        {
            byte[] model = GoldenModels.File("gray");
            model[offset] ^= 0x10;
            Refused(model, ModelError.Corrupted, 12);
        }

        [TestMethod]
        [DataRow(6, 2, 65)]
        [DataRow(16, 1, 0)]
        [DataRow(16, 1, 2)]
        [DataRow(16, 1, 4)]
        [DataRow(17, 1, 7)]
        [DataRow(19, 1, 0)]
        [DataRow(19, 1, 33)]
        [DataRow(20, 1, 0)]
        [DataRow(20, 1, 33)]
        [DataRow(21, 1, 0)]
        [DataRow(21, 1, 81)]
        [DataRow(24, 2, 0)]
        [DataRow(24, 2, 257)]
        [DataRow(26, 2, 0)]
        [DataRow(26, 2, 36)]
        [DataRow(26, 2, 1025)]
        [DataRow(28, 2, 24)]
        [DataRow(28, 2, 68)]
        [DataRow(28, 2, 1032)]
        [DataRow(30, 2, 24)]
        [DataRow(30, 2, 36)]
        [DataRow(30, 2, 72)]
        [DataRow(32, 2, 24)]
        [DataRow(32, 2, 36)]
        [DataRow(32, 2, 72)]
        [DataRow(34, 2, 24)]
        [DataRow(34, 2, 36)]
        [DataRow(34, 2, 72)]
        [DataRow(60, 4, 1)]
        [DataRow(60, 2, 256)]
        [DataRow(62, 2, 257)]
        public static void AHeaderFieldOutOfRange(int offset, int bytes, int value)
        {
            Refused("gray", offset, bytes, value, ModelError.FieldOutOfRange, offset);
        }

        [TestMethod]
        [DataRow(192, 2, 4097)]
        [DataRow(192, 2, -4097)]
        [DataRow(194, 2, 4097)]
        [DataRow(196, 2, 0)]
        [DataRow(198, 2, 0)]
        public static void AnAnchorOutOfRange(int offset, int bytes, int value)
        {
            Refused("gray", offset, bytes, value, ModelError.FieldOutOfRange, offset);
        }

        [TestMethod]
        [DataRow(208, 64, 208)]
        [DataRow(208, 10, 208)]
        [DataRow(52, 5, 213)]
        [DataRow(209, 31, 209)]
        [DataRow(213, 12, 213)]
        [DataRow(217, 127, 217)]
        public static void ANameThatIsNone(int offset, int value, int refusedAt)
        {
            Refused("gray", offset, 1, value, ModelError.FieldOutOfRange, refusedAt);
        }

        [TestMethod]
        [DataRow(FirstLayer, 1, 1)]
        [DataRow(FirstLayer + Layer, 1, 0)]
        [DataRow(FirstLayer + Layer, 1, 2)]
        [DataRow(FirstLayer + 1, 1, 0)]
        [DataRow(FirstLayer + 1, 1, 8)]
        [DataRow(FirstLayer + 2, 1, 0)]
        [DataRow(FirstLayer + 2, 1, 5)]
        [DataRow(FirstLayer + 3, 1, 5)]
        [DataRow(FirstLayer + 4, 1, 0)]
        [DataRow(FirstLayer + 4, 1, 3)]
        [DataRow(FirstLayer + 5, 1, 7)]
        [DataRow(FirstLayer + Layer + 5, 1, 1)]
        [DataRow(FirstLayer + 6, 1, 3)]
        [DataRow(FirstLayer + 7, 1, 2)]
        [DataRow(FirstLayer + 8, 2, 0)]
        [DataRow(FirstLayer + 8, 2, 1025)]
        [DataRow(FirstLayer + 10, 2, 0)]
        [DataRow(FirstLayer + 10, 2, 1025)]
        [DataRow(FirstLayer + 12, 1, 0)]
        [DataRow(FirstLayer + 12, 1, 2)]
        [DataRow(FirstLayer + 13, 1, 0)]
        [DataRow(FirstLayer + 13, 1, 16)]
        [DataRow(FirstLayer + 14, 1, 2)]
        [DataRow(FirstLayer + 15, 1, 31)]
        [DataRow(FirstLayer + 24, 4, 1)]
        [DataRow(FirstLayer + 28, 4, 1)]
        public static void ALayerFieldOutOfRange(int offset, int bytes, int value)
        {
            Refused("gray", offset, bytes, value, ModelError.FieldOutOfRange, offset);
        }

        [TestMethod]
        public static void SumsBeyond16Bits()
        {
            // 25 taps of 255, six copies.
            Refused("gray", FirstLayer + 13, 1, 6, ModelError.FieldOutOfRange, FirstLayer + 8);
        }

        [TestMethod]
        [DataRow(4, 1, 2)]
        [DataRow(14, 1, 1)]
        [DataRow(24, 1, 2)]
        [DataRow(25, 1, 0)]
        [DataRow(25, 1, 3)]
        [DataRow(26, 2, 255)]
        [DataRow(26, 2, 1025)]
        public static void AHeadFieldOutOfRange(int field, int bytes, int value)
        {
            int offset = FirstLayer + (3 * Layer) + field;
            Refused("gray", offset, bytes, value, ModelError.FieldOutOfRange, offset);
        }

        [TestMethod]
        [DataRow(19, 1, 32, 19)]
        [DataRow(44, 4, 193, 44)]
        [DataRow(44, 4, 188, 44)]
        [DataRow(44, 4, 1072, 44)]
        [DataRow(44, 4, -4, 44)]
        [DataRow(48, 4, 209, 48)]
        [DataRow(48, 4, 1076, 48)]
        [DataRow(52, 4, 1000, 48)]
        [DataRow(56, 4, 221, 56)]
        [DataRow(56, 4, 188, 56)]
        [DataRow(56, 4, 1088, 56)]
        [DataRow(FirstLayer + 16, 4, 221, FirstLayer + 16)]
        [DataRow(FirstLayer + 16, 4, 216, FirstLayer + 16)]
        [DataRow(FirstLayer + 16, 4, 1024, FirstLayer + 16)]
        [DataRow(FirstLayer + 20, 4, 1056, FirstLayer + 20)]
        [DataRow(FirstLayer + 20, 4, 216, FirstLayer + 20)]
        [DataRow(FirstLayer + Layer + 20, 4, 1048, FirstLayer + Layer + 20)]
        [DataRow(FirstLayer + (3 * Layer) + 20, 4, 1028, FirstLayer + (3 * Layer) + 20)]
        public static void ASectionOutsideTheFileOrMisaligned(int offset, int bytes, int value, int refusedAt)
        {
            Refused("gray", offset, bytes, value, ModelError.SectionOutOfRange, refusedAt);
        }

        [TestMethod]
        [DataRow("gray", FirstLayer + Layer + 8, 2, 9, FirstLayer + Layer + 8)]
        [DataRow("gray", FirstLayer + (3 * Layer) + 10, 2, 11, FirstLayer + (3 * Layer) + 10)]
        [DataRow("tree", FirstLayer + (5 * Layer) + 10, 2, 15, FirstLayer + (5 * Layer) + 10)]
        [DataRow("gray", 24, 2, 16, 24)]
        [DataRow("gray", 24, 2, 4, 24)]
        [DataRow("gray", FirstLayer + 3, 1, 1, 30)]
        [DataRow("tree", FirstLayer + (5 * Layer), 1, 5, FirstLayer + (5 * Layer))]
        [DataRow("tree", FirstLayer + (5 * Layer), 1, 2, FirstLayer + (3 * Layer))]
        public static void LayersThatDoNotFit(string name, int offset, int bytes, int value, int refusedAt)
        {
            Refused(name, offset, bytes, value, ModelError.InconsistentLayers, refusedAt);
        }

        [TestMethod]
        public static void AKnownAnswerTooSmallForTheLayers()
        {
            byte[] model = GoldenModels.File("gray");
            ModelPatch.Write(model, FirstLayer + (2 * Layer) + 3, 1, 0);
            ModelPatch.Write(model, FirstLayer + (3 * Layer) + 3, 1, 0);
            ModelPatch.Write(model, 30, 2, 64);
            ModelPatch.Seal(model);
            Refused(model, ModelError.InconsistentLayers, 34);
        }

        [TestMethod]
        public static void MoreOutputsThanAnOffsetCanCount()
        {
            byte[] model = GoldenModels.File("deep");
            ModelPatch.Write(model, FirstLayer + 2, 1, 1);
            ModelPatch.Write(model, 24, 2, 2);
            ModelPatch.Write(model, 28, 2, 1024);
            ModelPatch.Write(model, 30, 2, 1024);
            ModelPatch.Write(model, 32, 2, 1024);
            ModelPatch.Seal(model);
            Refused(model, ModelError.InconsistentLayers, 30);
        }

        [TestMethod]
        [DataRow("gray", 223, 1, 2)]
        [DataRow("gray", 1044, 4, 1073741825)]
        [DataRow("gray", 1080, 4, -1073741825)]
        [DataRow("tree", 762, 2, -32768)]
        public static void AParameterThatIsNotAllowed(string name, int offset, int bytes, int value)
        {
            Refused(name, offset, bytes, value, ModelError.InvalidParameter, offset);
        }

        [TestMethod]
        public static void AWeightOfMoreOnesThanCopies()
        {
            // Three of two copies.
            byte[] model = GoldenModels.File("chain");
            model[4392] |= 1;
            model[4412] |= 1;
            ModelPatch.Seal(model);
            Refused(model, ModelError.InvalidParameter, 4392);
        }

        [TestMethod]
        public static void AFrameAboveTheBudget()
        {
            byte[] model = GoldenModels.File("gray");
            FrameCost cost = FrameCost.Of(DupNetModel.Load(model), 32, 64);
            Assert.AreEqual(3712, (int)cost.MapBytes);
            Assert.IsNotNull(DupNetModel.Load(model, new ModelBudget(cost.Operations, 3712)));
            Refused(model, new ModelBudget(cost.Operations - 1, 3712), ModelError.OverBudget, 30);
            Refused(model, new ModelBudget(cost.Operations, 3711), ModelError.OverBudget, 30);
        }

        private static void Refused(string name, int offset, int bytes, int value, ModelError error, int refusedAt)
        {
            byte[] model = GoldenModels.File(name);
            ModelPatch.Write(model, offset, bytes, value);
            ModelPatch.Seal(model);
            Refused(model, error, refusedAt);
        }

        private static void Refused(byte[] model, ModelError error, int offset)
        {
            Refused(model, ModelBudget.Default, error, offset);
        }

        private static void Refused(byte[] model, ModelBudget budget, ModelError error, int offset)
        {
            ModelException refusal = null;
            try
            {
                DupNetModel.Load(model, budget);
            }
            catch (ModelException e)
            {
                refusal = e;
            }

            Assert.IsNotNull(refusal, "the model was loaded");
            Assert.AreEqual((int)error, (int)refusal.Error, refusal.Message);
            Assert.AreEqual(offset, refusal.Offset, refusal.Message);
        }
    }
}
