using DupNet.Embedded.Signing;
using nanoFramework.TestFramework;

namespace NFUnitTest.Signing
{
    /// <summary>Published vectors of the hashes and of the code that is made of one.</summary>
    [TestClass]
    public class HashTests
    {
        /// <summary>FIPS 180-4's examples: one block, and two.</summary>
        [TestMethod]
        [DataRow("616263", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
        [DataRow(
            "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
        public static void Sha256OfExamples(string message, string hash) => Same(new Sha256(), message, hash);

        [TestMethod]
        [DataRow(
            "616263",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
        public static void Sha512OfTheExample(string message, string hash) => Same(new Sha512(), message, hash);

        /// <summary>RFC 4231, 4.2 to 4.4: short and long keys, and a message of a block and more with them.</summary>
        [TestMethod]
        [DataRow("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
        [DataRow("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
        [DataRow(
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
        public static void HmacOfExamples(string key, string message, string code)
        {
            byte[] bytes = HexBytes.Of(message);
            byte[] right = HexBytes.Of(code);
            HmacSha256 hmac = new HmacSha256(HexBytes.Of(key));
            hmac.Update(bytes, 0, bytes.Length);
            Assert.IsTrue(hmac.Matches(right, 0));
            right[31] ^= 1;
            hmac.Update(bytes, 0, bytes.Length);
            Assert.IsFalse(hmac.Matches(right, 0));
        }

        private static void Same(BlockHash hash, string message, string wanted)
        {
            byte[] bytes = HexBytes.Of(message);
            byte[] right = HexBytes.Of(wanted);
            byte[] found = new byte[right.Length];
            hash.Update(bytes, 0, 2);
            hash.Update(bytes, 2, bytes.Length - 2);
            hash.Finish(found);
            for (int i = 0; i < right.Length; i++)
            {
                Assert.AreEqual(right[i], found[i]);
            }
        }
    }
}
