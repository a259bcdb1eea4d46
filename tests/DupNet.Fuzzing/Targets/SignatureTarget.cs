using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using DupNet.Embedded.Signing;
using DupNet.Packing;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// A signature and the model after it: taken exactly where another implementation takes the signature, its head is right, and its version may be used.
/// Nothing that is refused counts for anything.
/// </summary>
internal sealed class SignatureTarget : FuzzTarget
{
    private const int SmallestVersion = 2;
    private const int UsedVersion = 3;
    private const int HeadBytes = 16;
    private const uint Mark = 0x47495344;

    private static readonly byte[] s_secret = [.. Enumerable.Range(1, Ed25519.KeyBytes).Select(static each => (byte)each)];
    private static readonly Ed25519PrivateKeyParameters s_key = new(s_secret, 0);

    private readonly SignatureKind _kind;
    private readonly int _bytes;
    private readonly ModelTrust _trust;
    private readonly byte[] _used;

    private SignatureTarget(string name, SignatureKind kind, ModelTrust trust)
        : base(name)
    {
        _kind = kind;
        _bytes = ModelSignature.BytesOf(kind);
        _trust = trust;
        trust.SmallestVersion = SmallestVersion;
        trust.RefusesOlder = true;
        _used = Signed(SpotModel.Bytes, UsedVersion);
        Seeds =
        [
            [.. _used, .. SpotModel.Bytes],
            [.. Signed(SpotModel.Bytes, int.MaxValue), .. SpotModel.Bytes],
            Signed([], UsedVersion + 1),
            [.. Signed([1, 2, 3], SmallestVersion), 1, 2, 3],
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>A target for each kind of signature.</summary>
    public static IEnumerable<FuzzTarget> All()
    {
        yield return new SignatureTarget("signature", SignatureKind.Ed25519, new ModelTrust(s_key.GeneratePublicKey().GetEncoded()));
        yield return new SignatureTarget("signature-shared", SignatureKind.HmacSha256, ModelTrust.OfSharedKey(s_secret));
    }

    /// <summary>Mostly in the signature; now and then signed anew, so that what is signed is as odd as what is not.</summary>
    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        byte[] model = input[_bytes..];
        switch (random.Next(4))
        {
            case 0:
                return Mutation.Bytes.Mutate(random, input);
            case 1:
                model = Mutation.Bytes.Mutate(random, model);
                return random.Next(2) == 0 ? [.. input.AsSpan(0, _bytes), .. model] : [.. Signed(model, random.Next(2 * UsedVersion)), .. model];
            case 2:
                byte[] head = Mutation.Bytes.Mutate(random, input[..HeadBytes]);
                return [.. head, .. Code(head, model), .. model];
            default:
                return [.. Mutation.Bytes.Mutate(random, input[.._bytes]), .. model];
        }
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        byte[] signature = input[..Math.Min(input.Length, _bytes)];
        byte[] model = input[signature.Length..];
        string? refusal = _trust.WhyRefused(model, signature, _used);
        ModelSignature? read = ModelSignature.Read(signature);
        Require(read is null || read is { Version: >= 0, ModelBytes: >= 0 }, "versions and sizes are not negative");
        Require((refusal is null) == IsRight(signature, model), "the device takes what the other implementation takes, and nothing else");
        return refusal is null;
    }

    private bool IsRight(byte[] signature, byte[] model)
    {
        if (signature.Length != _bytes
            || BinaryPrimitives.ReadUInt32LittleEndian(signature) != Mark
            || BinaryPrimitives.ReadUInt32LittleEndian(signature.AsSpan(4)) != (uint)_kind
            || BinaryPrimitives.ReadInt32LittleEndian(signature.AsSpan(8)) < UsedVersion
            || BinaryPrimitives.ReadInt32LittleEndian(signature.AsSpan(12)) != model.Length)
        {
            return false;
        }

        byte[] code = signature[HeadBytes..];
        if (_kind == SignatureKind.HmacSha256)
        {
            return code.AsSpan().SequenceEqual(Code(signature[..HeadBytes], model));
        }

        var verifier = new Ed25519Signer();
        verifier.Init(false, s_key.GeneratePublicKey());
        verifier.BlockUpdate(signature, 0, HeadBytes);
        verifier.BlockUpdate(model, 0, model.Length);
        return verifier.VerifySignature(code);
    }

    private byte[] Signed(byte[] model, int version)
    {
        byte[] head = ModelSignature.Prepare(_kind, version, model.Length)[..HeadBytes];
        return [.. head, .. Code(head, model)];
    }

    private byte[] Code(byte[] head, byte[] model)
    {
        if (_kind == SignatureKind.HmacSha256)
        {
            return HMACSHA256.HashData(s_secret, (byte[])[.. head, .. model]);
        }

        var signer = new Ed25519Signer();
        signer.Init(true, s_key);
        signer.BlockUpdate(head, 0, head.Length);
        signer.BlockUpdate(model, 0, model.Length);
        return signer.GenerateSignature();
    }
}
