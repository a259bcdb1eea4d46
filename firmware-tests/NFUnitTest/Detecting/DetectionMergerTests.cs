using System;
using DupNet.Embedded;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;
using NFUnitTest.Native;

namespace NFUnitTest.Detecting
{
    [TestClass]
    public class DetectionMergerTests
    {
        private const int Half = 32768;
        private const int Far = 100000;
        private static readonly string[] s_names = { "cat", "dog" };

        // Of the golden boxes: how many voted or were parts, and a checksum of those that stay.
        private const int GoldenVotes = 33;
        private const long GoldenHash = 855316522;

        [TestMethod]
        public static void ABoxOfTheOtherListVotesForPlaceAndScore()
        {
            // Weights of 16385 each; 3/8 of it is 6144, and 1/2 * (1 - 6144 / 65536) are lacking.
            DetectionMerger merger = Merger();
            merger.Add(One(Far, 0, 0, 1600, 1600, Half, 0));
            merger.Add(One(Far, 160, 80, 1760, 1680, Half, 0));
            DetectionList found = merger.Merge();
            Assert.AreEqual(1, found.Count);
            IsBox(found[0], 80, 40, 1680, 1640, 65536 - 29696, 0);
        }

        [TestMethod]
        public static void BoxesApartAndOfOtherClassesStayBestFirst()
        {
            DetectionMerger merger = Merger();
            merger.Add(One(Far, 0, 0, 1600, 1600, Half, 0));
            merger.Add(One(Far, 0, 0, 1600, 1600, Half + 2, 1));
            merger.Add(One(Far, 1500, 0, 3100, 1600, Half + 1, 0));
            DetectionList found = merger.Merge();
            Assert.AreEqual(3, found.Count);
            IsBox(found[0], 0, 0, 1600, 1600, Half + 2, 1);
            IsBox(found[1], 1500, 0, 3100, 1600, Half + 1, 0);
            IsBox(found[2], 0, 0, 1600, 1600, Half, 0);
        }

        [TestMethod]
        public static void ADetectorForWhichAnObjectIsTooLargeNeitherMovesItNorAddsPartsOfIt()
        {
            DetectionMerger merger = Merger();
            DetectionList parts = new DetectionList(4, s_names);
            parts.Reach = 3199;
            Append(parts, 0, 0, 3200, 2400, Half, 0);
            Append(parts, 100, 100, 1100, 1100, Half, 0);
            Append(parts, 2700, 0, 4199, 1000, Half, 0);
            Append(parts, 2700, 1100, 4200, 2100, Half, 0);
            merger.Add(parts);
            merger.Add(One(Far, 0, 0, 3200, 3200, 50000, 0));
            DetectionList found = merger.Merge();

            // A third of the last one lies on the object, of the one before more.
            Assert.AreEqual(2, found.Count);
            IsBox(found[0], 0, 0, 3200, 3200, 50000, 0);
            IsBox(found[1], 2700, 1100, 4200, 2100, Half, 0);

            parts.Reach = 3200;
            merger.Add(parts);
            merger.Add(One(Far, 0, 0, 3200, 3200, 50000, 0));
            Assert.AreEqual(4, merger.Merge().Count);
        }

        [TestMethod]
        public static void AReducedCopyIsEnlarged()
        {
            DetectionMerger merger = Merger();
            merger.Add(One(800, 40, 20, 440, 420, Half, 0), 4);
            merger.Add(One(1600, 160, 80, 1760, 1680, 40000, 0));

            // 3200 in pixels of the frame, so that the copy's box votes.
            Assert.IsTrue(merger.Merge()[0].Score > 40000 / 65536f, "no vote");
        }

        [TestMethod]
        public static void EveryMergeBeginsAnew()
        {
            DetectionMerger merger = Merger();
            merger.Add(One(Far, 0, 0, 1600, 1600, Half, 0));
            Assert.AreEqual(1, merger.Merge().Count);
            Assert.AreEqual(0, merger.Merge().Count);
            merger.Add(One(Far, 0, 0, 1600, 1600, Half, 0));
            merger.Clear();
            Assert.AreEqual(0, merger.Merge().Count);
        }

        [TestMethod]
        public static void RefusesWhatItCannotTakeAndKeepsWhatItHas()
        {
            DetectionMerger merger = Merger();
            DetectionList list = One(Far, 0, 0, 1600, 1600, Half, 0);
            merger.Add(list);
            Assert.ThrowsException(typeof(ArgumentNullException), () => merger.Add(null));
            Assert.ThrowsException(typeof(ArgumentException), () => merger.Add(list, 0));
            Assert.ThrowsException(typeof(ArgumentException), () => merger.Add(list, 5243));
            Assert.ThrowsException(typeof(ArgumentNullException), () => new DetectionMerger(null));
            IsBox(merger.Merge()[0], 0, 0, 1600, 1600, Half, 0);
        }

        [TestMethod]
        public static void DetectionsHaveTheNamesOfTheModelsClasses()
        {
            DetectionMerger merger = new DetectionMerger(new DetectorSettings(GoldenModels.Load("tree")));
            merger.Add(One(Far, 0, 0, 1600, 1600, Half, 2));
            merger.Add(One(Far, 3000, 0, 4600, 1600, Half - 1, 0));
            DetectionList found = merger.Merge();
            Assert.AreEqual(2, found.Count);
            Assert.AreEqual("face", found[0].ClassName);
            Assert.AreEqual("cat", found[1].ClassName);
        }

        [TestMethod]
        public static void MergesTheGoldenBoxesOfTwoSizes() => MergesGoldenBoxes(false);

        [TestMethod]
        public static void MergesTheGoldenBoxesOfTwoSizesNatively() => MergesGoldenBoxes(true);

        /// <summary>The frames of a golden model, each at its own input size and at the model's smallest.</summary>
        private static void MergesGoldenBoxes(bool native)
        {
            DupNetModel model = GoldenModels.Load("crowd");
            GoldenVectors vectors = GoldenModels.Vectors("crowd");
            long all = 0;
            int votes = 0;
            for (GoldenVector vector = vectors.Next(); vector != null; vector = vectors.Next())
            {
                DetectorSettings settings = vector.MakeSettings(model);
                DetectorSettings other = vector.MakeSettings(model);
                other.InputWidth = model.SmallestSide;
                other.InputHeight = model.SmallestSide;
                DetectionMerger merger = new DetectionMerger(settings);
                Frame frame = vector.MakeFrame();
                DetectionList first = new Detector(model, settings, native ? NativeKernels.Need() : null).Detect(frame);
                merger.Add(first);
                int given = first.Count;
                DetectionList second = new Detector(model, other, native ? NativeKernels.Need() : null).Detect(frame);
                merger.Add(second);
                given += second.Count;
                DetectionList found = merger.Merge();
                votes += given - found.Count;
                for (int i = 0; i < found.Count; i++)
                {
                    Detection box = found[i];
                    all = Mix(all, (int)(box.X * 16));
                    all = Mix(all, (int)(box.Y * 16));
                    all = Mix(all, (int)(box.Width * 16));
                    all = Mix(all, (int)(box.Height * 16));
                    all = Mix(all, (int)(box.Score * 65536));
                    all = Mix(all, box.ClassIndex);
                }
            }

            Assert.AreEqual(GoldenVotes, votes);
            Assert.AreEqual(GoldenHash, all);
        }

        private static long Mix(long all, int number) => ((31 * all) + number) & 0xFFFFFFFF;

        private static DetectionMerger Merger() => new DetectionMerger(new DetectorSettings(GoldenModels.Load("gray")));

        private static DetectionList One(int reach, int left, int top, int right, int bottom, int score, int classIndex)
        {
            DetectionList list = new DetectionList(1, s_names);
            list.Reach = reach;
            Append(list, left, top, right, bottom, score, classIndex);
            return list;
        }

        private static void Append(DetectionList list, int left, int top, int right, int bottom, int score, int classIndex)
        {
            list.Next.Set(left, top, right, bottom, score, classIndex);
            list.Append();
        }

        private static void IsBox(Detection box, int left, int top, int right, int bottom, int score, int classIndex)
        {
            Assert.AreEqual(left, (int)(box.X * 16));
            Assert.AreEqual(top, (int)(box.Y * 16));
            Assert.AreEqual(right - left, (int)(box.Width * 16));
            Assert.AreEqual(bottom - top, (int)(box.Height * 16));
            Assert.AreEqual(score, (int)(box.Score * 65536));
            Assert.AreEqual(classIndex, box.ClassIndex);
        }
    }
}
