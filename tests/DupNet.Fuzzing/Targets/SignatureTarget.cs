using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded.Signing;
using DupNet.Packing;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// A signature and the model after it: taken exactly where another implementation of Ed25519 takes the signature, its head is right, and its version
/// may be used. Nothing that is refused counts for anything.
/// </summary>
internal sealed class SignatureTarget() : FuzzTarget("signature")
{
    private const int SmallestVersion = 2;
    private const int HeadBytes = 16;
    private const uint Mark = 0x47495344;

    private static readonly Ed25519PrivateKeyParameters s_key = new([.. Enumerable.Range(1, Ed25519.KeyBytes).Select(static each => (byte)each)], 0);

    private static readonly ModelTrust s_trust = new(s_key.GeneratePublicKey().GetEncoded()) { SmallestVersion = SmallestVersion, RefusesOlder = true };

    private static readonly byte[] s_used = Signed(SpotModel.Bytes, 3);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        [.. Signed(SpotModel.Bytes, 3), .. SpotModel.Bytes],
        [.. Signed(SpotModel.Bytes, int.MaxValue), .. SpotModel.Bytes],
        [.. Signed([], 4)],
        [.. Signed([1, 2, 3], 1), 1, 2, 3],
    ];

    /// <summary>Mostly in the signature; now and then signed anew, so that what is signed is as odd as what is not.</summary>
    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        byte[] model = input[ModelSignature.Bytes..];
        switch (random.Next(4))
        {
            case 0:
                return Mutation.Bytes.Mutate(random, input);
            case 1:
                model = Mutation.Bytes.Mutate(random, model);
                return random.Next(2) == 0 ? [.. input.AsSpan(0, ModelSignature.Bytes), .. model] : [.. Signed(model, random.Next(6)), .. model];
            case 2:
                byte[] head = Mutation.Bytes.Mutate(random, input[..HeadBytes]);
                return [.. SignedAs(head, model), .. model];
            default:
                return [.. Mutation.Bytes.Mutate(random, input[..ModelSignature.Bytes]), .. model];
        }
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        byte[] signature = input[..Math.Min(input.Length, ModelSignature.Bytes)];
        byte[] model = input[signature.Length..];
        string? refusal = s_trust.WhyRefused(model, signature, s_used);
        ModelSignature? read = ModelSignature.Read(signature);
        Require(read is null || (read.Version >= 0 && read.ModelBytes >= 0), "versions and sizes are not negative");
        Require((refusal is null) == IsRight(signature, model), "the device takes what the other implementation takes, and nothing else");
        return refusal is null;
    }

    private static bool IsRight(byte[] signature, byte[] model)
    {
        if (signature.Length != ModelSignature.Bytes
            || BinaryPrimitives.ReadUInt32LittleEndian(signature) != Mark
            || BinaryPrimitives.ReadUInt32LittleEndian(signature.AsSpan(4)) != 1
            || BinaryPrimitives.ReadInt32LittleEndian(signature.AsSpan(8)) < BinaryPrimitives.ReadInt32LittleEndian(s_used.AsSpan(8))
            || BinaryPrimitives.ReadInt32LittleEndian(signature.AsSpan(12)) != model.Length)
        {
            return false;
        }

        var verifier = new Ed25519Signer();
        verifier.Init(false, s_key.GeneratePublicKey());
        verifier.BlockUpdate(signature, 0, HeadBytes);
        verifier.BlockUpdate(model, 0, model.Length);
        return verifier.VerifySignature(signature[HeadBytes..]);
    }

    private static byte[] Signed(byte[] model, int version) => SignedAs(ModelSignature.Prepare(version, model.Length)[..HeadBytes], model);

    private static byte[] SignedAs(byte[] head, byte[] model)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, s_key);
        signer.BlockUpdate(head, 0, head.Length);
        signer.BlockUpdate(model, 0, model.Length);
        return [.. head, .. signer.GenerateSignature()];
    }
}
