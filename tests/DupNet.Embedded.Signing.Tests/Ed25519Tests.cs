using System;
using System.Linq;
using System.Numerics;
using CsCheck;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Xunit;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>The verifier against RFC 8032's vectors, against another implementation, and on signatures that are nearly right.</summary>
public class Ed25519Tests
{
    private static readonly BigInteger s_order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
    private static readonly BigInteger s_prime = BigInteger.Pow(2, 255) - 19;
    private static readonly Ed25519 s_verifier = new();

    /// <summary>RFC 8032, 7.1: public key, message, signature.</summary>
    [Theory]
    [InlineData(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData(
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void PublishedSignaturesAreRight(string key, string message, string signature)
    {
        byte[] bytes = Convert.FromHexString(message);
        byte[] right = Convert.FromHexString(signature);
        Assert.True(Verify(Convert.FromHexString(key), bytes, right));
        for (int bit = 0; bit < 8 * right.Length; bit += 7)
        {
            byte[] wrong = [.. right];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verify(Convert.FromHexString(key), bytes, wrong), $"bit {bit}");
        }
    }

    [Fact]
    public void SignaturesOfAnotherImplementationAreRight() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[0, 400], Gen.Int[0, 511]).Sample(
        (seed, message, bit) =>
        {
            (byte[] key, byte[] signature) = Sign(seed, message);
            Assert.True(new Ed25519().Verify(key, signature, 0, message, message.Length / 3, message[(message.Length / 3)..]));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Verify(key, message, signature));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            byte[] longer = [.. message, 0];
            Assert.False(Verify(key, longer, signature));
        },
        iter: 200);

    /// <summary>Of the other implementation too: what it takes is taken, and nothing else.</summary>
    [Fact]
    public void AlteredSignaturesAreJudgedAsByAnotherImplementation() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[1, 40], Gen.Byte.Array[32], Gen.Int[0, 2]).Sample(
        (seed, message, other, what) =>
        {
            (byte[] key, byte[] signature) = Sign(seed, message);
            other.CopyTo(what == 0 ? key : signature, what == 2 ? 32 : 0);
            Ed25519Signer signer = new();
            signer.Init(false, new Ed25519PublicKeyParameters(Sign(seed, message).Key, 0));
            if (what > 0)
            {
                signer.BlockUpdate(message, 0, message.Length);
                Assert.Equal(signer.VerifySignature(signature), Verify(key, message, signature));
            }
            else
            {
                Assert.False(Verify(key, message, signature));
            }
        },
        iter: 200);

    /// <summary>s and s + L give the same point: only the smaller one is a signature.</summary>
    [Fact]
    public void AScalarAboveTheOrderIsRefused()
    {
        byte[] message = [1, 2, 3];
        (byte[] key, byte[] signature) = Sign(new byte[32], message);
        BigInteger scalar = new(signature.AsSpan(32), isUnsigned: true);
        foreach (BigInteger wrong in new[] { scalar + s_order, scalar + (2 * s_order), scalar + (8 * s_order), s_order, BigInteger.Pow(2, 256) - 1 })
        {
            Assert.False(Verify(key, message, [.. signature[..32], .. Bytes(wrong)]));
        }

        Assert.True(Verify(key, message, [.. signature[..32], .. Bytes(scalar)]));
    }

    /// <summary>The point that adds nothing is y = 1. As a key it takes a signature of itself and zero, so the way it is written decides alone.</summary>
    [Fact]
    public void APointIsWrittenInOneWay()
    {
        byte[] message = [1, 2, 3];
        byte[] neutral = Bytes(1);
        byte[] signature = [.. neutral, .. new byte[32]];
        Assert.True(Verify(neutral, message, signature));

        // y = p + 1 is no number below p, and x = 0 has no sign.
        Assert.False(Verify(Bytes(s_prime + 1), message, signature));
        Assert.False(Verify([1, .. new byte[30], 0x80], message, signature));
        Assert.False(Verify(neutral, message, [.. Bytes(s_prime + 1), .. new byte[32]]));
        Assert.False(Verify(neutral, message, [1, .. new byte[30], 0x80, .. new byte[32]]));
        Assert.False(Verify(neutral, message, new byte[64]));
    }

    /// <summary>Half of all y have no x.</summary>
    [Fact]
    public void AKeyThatIsNoPointIsRefused()
    {
        byte[] message = [1, 2, 3];
        (_, byte[] signature) = Sign(new byte[32], message);
        Assert.All(Enumerable.Range(0, 60), y => Assert.False(Verify(Bytes(y), message, signature)));
        Assert.False(Verify([.. Enumerable.Repeat((byte)0xFF, 32)], message, signature));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        byte[] key = new byte[32];
        byte[] signature = new byte[64];
        Assert.Throws<ArgumentNullException>(() => s_verifier.Verify(null, signature, 0, [], 0, []));
        Assert.Throws<ArgumentNullException>(() => s_verifier.Verify(key, null, 0, [], 0, []));
        Assert.Throws<ArgumentException>(() => s_verifier.Verify(new byte[31], signature, 0, [], 0, []));
        Assert.Throws<ArgumentException>(() => s_verifier.Verify(key, signature, 1, [], 0, []));
        Assert.Throws<ArgumentException>(() => s_verifier.Verify(key, signature, 0, [], 1, []));
    }

    internal static (byte[] Key, byte[] Signature) Sign(byte[] seed, byte[] message)
    {
        Ed25519PrivateKeyParameters secret = new(seed, 0);
        byte[] signature = new byte[64];
        secret.Sign(Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
        return (secret.GeneratePublicKey().GetEncoded(), signature);
    }

    private static bool Verify(byte[] key, byte[] message, byte[] signature)
    {
        lock (s_verifier)
        {
            return s_verifier.Verify(key, signature, 0, message, 0, message);
        }
    }

    private static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = new byte[32];
        byte[] own = number.ToByteArray(isUnsigned: true);
        own.AsSpan(0, Math.Min(32, own.Length)).CopyTo(bytes);
        return bytes;
    }
}
