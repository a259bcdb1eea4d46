using System;
using System.Security.Cryptography;
using CsCheck;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

public class Sha512Tests
{
    /// <summary>FIPS 180-4's example.</summary>
    [Fact]
    public void ThePublishedExampleIsRight() => Assert.Equal(
        "DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F",
        Convert.ToHexString(Hash("abc"u8.ToArray(), 3)));

    [Fact]
    public void AnyBytesInAnyPartsHaveTheHashOfTheClassLibrary() => Gen.Select(Gen.Byte.Array[0, 600], Gen.Int[1, 300]).Sample(
        (data, part) => Assert.Equal(SHA512.HashData(data), Hash(data, part)));

    [Fact]
    public void ArgumentsAreChecked()
    {
        Sha512 hash = new();
        Assert.Throws<ArgumentNullException>(() => hash.Update(null, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => hash.Update(new byte[4], 2, 3));
        Assert.Throws<ArgumentNullException>(() => hash.Finish(null));
        Assert.Throws<ArgumentException>(() => hash.Finish(new byte[63]));
    }

    private static byte[] Hash(byte[] data, int part)
    {
        Sha512 hash = new();
        byte[] result = new byte[Sha512.HashBytes];
        for (int i = 0; i < data.Length; i += part)
        {
            hash.Update(data, i, Math.Min(part, data.Length - i));
        }

        hash.Finish(result);
        return result;
    }
}
