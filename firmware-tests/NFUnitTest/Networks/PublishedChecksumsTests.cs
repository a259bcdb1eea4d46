using DupNet.Embedded;
using DupNet.Embedded.Layers;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Networks
{
    /// <summary>The nano model, layer by layer, in the frames that anyone can make.</summary>
    [TestClass]
    public class PublishedChecksumsTests
    {
        [TestMethod]
        public static void ImageAndLayersAreThePublishedOnes()
        {
            DupNetModel model = DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.dupnet_nano_dupnet));
            PublishedChecksums published = new PublishedChecksums(Resources.GetBytes(Resources.BinaryResources.CHECKSUMS), model.Checksum);
            for (int index = 0; index < PublishedChecksums.Frames; index++)
            {
                DetectorSettings settings = new DetectorSettings(model);
                settings.StretchContrast = published.IsDim(index);
                ManagedEngine engine = new ManagedEngine();
                Detector detector = new Detector(model, settings, engine);
                LayerChecksums checksums = new LayerChecksums(engine.Network.Plan.Layers);
                engine.Network.Checksums = checksums;
                detector.Detect(published.MakeFrame(index));
                long[] wanted = published.Next(checksums.Count);
                for (int number = 0; number < wanted.Length; number++)
                {
                    Assert.AreEqual(wanted[number], checksums[number], "frame " + (index + 1).ToString() + ", layer " + number.ToString());
                }
            }
        }
    }
}
