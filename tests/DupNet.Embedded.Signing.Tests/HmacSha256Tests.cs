using System;
using System.Security.Cryptography;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

public class HmacSha256Tests
{
    /// <summary>131 bytes.</summary>
    private const string LongKey =
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>RFC 4231, 4: all cases with a whole code.</summary>
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [InlineData(
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")]
    [InlineData(
        LongKey,
        "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [InlineData(
        LongKey,
        "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void PublishedCodesAreRight(string key, string message, string code)
    {
        byte[] bytes = Convert.FromHexString(message);
        byte[] right = Convert.FromHexString(code);
        HmacSha256 hmac = new(Convert.FromHexString(key));
        for (int bit = -1; bit < 8 * right.Length; bit++)
        {
            byte[] given = [9, .. right, 9];
            if (bit >= 0)
            {
                given[1 + (bit / 8)] ^= (byte)(1 << (bit % 8));
            }

            // After an answer it starts anew.
            hmac.Update(bytes, 0, bytes.Length);
            Assert.Equal(bit < 0, hmac.Matches(given, 1));
        }
    }

    [Fact]
    public void AnyMessageInAnyPartsHasTheCodeOfTheClassLibrary() => Gen.Select(Gen.Byte.Array[0, 150], Gen.Byte.Array[0, 400], Gen.Int[0, 400]).Sample((key, message, part) =>
    {
        HmacSha256 hmac = new(key);
        int first = Math.Min(part, message.Length);
        hmac.Update(message, 0, first);
        hmac.Update(message, first, message.Length - first);
        Assert.True(hmac.Matches(HMACSHA256.HashData(key, message), 0));
    });

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>(() => new HmacSha256(null));
        HmacSha256 hmac = new([1]);
        Assert.Throws<ArgumentNullException>(() => hmac.Update(null, 0, 0));
        Assert.Throws<ArgumentNullException>(() => hmac.Matches(null, 0));
        Assert.Throws<ArgumentException>(() => hmac.Matches(new byte[32], 1));
        Assert.Throws<ArgumentException>(() => hmac.Matches(new byte[31], 0));
    }
}
