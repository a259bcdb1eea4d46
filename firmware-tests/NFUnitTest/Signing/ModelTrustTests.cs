using DupNet.Embedded.Signing;
using nanoFramework.TestFramework;
using NFUnitTest.Golden;

namespace NFUnitTest.Signing
{
    /// <summary>A golden model, signed on a PC (dupnet sign, version 7): taken, and refused when anything is altered.</summary>
    [TestClass]
    public class ModelTrustTests
    {
        private const string Model = "gray";
        private const string PublicKey = "79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664";
        private const string SharedKey = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
        private const string Ed25519Signature =
            "4453494701000000070000003c04000025ff93cd68bc3f9265a83b1b140e3e3029ab732d696e32900b98bf19dc7b07b7"
            + "c7b22bd1d300b582c3d5b7163491840277c487e750200bb84954ea54e96dbc00";
        private const string HmacSignature = "4453494702000000070000003c040000634e51fff3daee06dcea429b6bc8848df7ac10cae5d1bffee66633355a234384";

        [TestMethod]
        public static void ByEd25519() => Check(new ModelTrust(HexBytes.Of(PublicKey)), Ed25519Signature, HmacSignature);

        [TestMethod]
        public static void ByASharedKey() => Check(ModelTrust.OfSharedKey(HexBytes.Of(SharedKey)), HmacSignature, Ed25519Signature);

        private static void Check(ModelTrust trust, string signature, string other)
        {
            byte[] model = GoldenModels.File(Model);
            byte[] signed = HexBytes.Of(signature);
            Assert.IsNull(trust.WhyRefused(model, signed, null));
            Assert.AreEqual("its signature is of another kind than the program asks for", trust.WhyRefused(model, HexBytes.Of(other), null));

            signed[8]++;
            Assert.IsNotNull(trust.WhyRefused(model, signed, null));
            signed[8]--;
            model[model.Length - 1] ^= 1;
            Assert.IsNotNull(trust.WhyRefused(model, signed, null));
            model[model.Length - 1] ^= 1;

            trust.SmallestVersion = 8;
            Assert.AreEqual("it has version 7, the program takes none below 8", trust.WhyRefused(model, signed, null));
            trust.SmallestVersion = 7;
            Assert.IsNull(trust.WhyRefused(model, signed, null));
        }
    }
}
