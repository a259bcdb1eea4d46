using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

public class Sha256Tests
{
    /// <summary>NIST's examples for FIPS 180-4.</summary>
    [Theory]
    [InlineData("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1")]
    [InlineData(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "CF5B16A778AF8380036CE59E7B0492370B249B11E8F07A51AFAC45037AFEE9D1")]
    public void PublishedExamplesAreRight(string message, string hash) => Assert.Equal(hash, Convert.ToHexString(Hash(Encoding.ASCII.GetBytes(message), 7)));

    /// <summary>NIST's longest example.</summary>
    [Fact]
    public void AMillionLettersAreRight() => Assert.Equal(
        "CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0", Convert.ToHexString(Hash([.. Enumerable.Repeat((byte)'a', 1_000_000)], 1009)));

    [Fact]
    public void AnyBytesInAnyPartsHaveTheHashOfTheClassLibrary() => Gen.Select(Gen.Byte.Array[0, 600], Gen.Int[1, 300]).Sample(
        (data, part) => Assert.Equal(SHA256.HashData(data), Hash(data, part)));

    [Fact]
    public void ArgumentsAreChecked()
    {
        Sha256 hash = new();
        Assert.Throws<ArgumentNullException>(() => hash.Update(null, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => hash.Update(new byte[4], 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => hash.Update(new byte[4], -1, 3));
        Assert.Throws<ArgumentNullException>(() => hash.Finish(null));
        Assert.Throws<ArgumentException>(() => hash.Finish(new byte[64]));
    }

    private static byte[] Hash(byte[] data, int part)
    {
        Sha256 hash = new();
        byte[] result = new byte[Sha256.HashBytes];
        for (int i = 0; i < data.Length; i += part)
        {
            hash.Update(data, i, Math.Min(part, data.Length - i));
        }

        hash.Finish(result);
        return result;
    }
}
