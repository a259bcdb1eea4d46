using System;
using System.Linq;
using System.Security.Cryptography;
using DupNet.Embedded.Storage;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>Models signed with a key of the tests.</summary>
internal static class SignedModels
{
    private static readonly byte[] s_seed = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>The public half of the key.</summary>
    public static byte[] Key { get; } = Ed25519Tests.Sign(s_seed, []).Key;

    /// <summary>The shared key.</summary>
    public static byte[] SharedKey => [.. s_seed];

    /// <summary>What trusts the owner of the key.</summary>
    public static ModelTrust Trust(SignatureKind kind) => kind == SignatureKind.Ed25519 ? new ModelTrust(Key) : ModelTrust.OfSharedKey(s_seed);

    /// <summary>Signs a model with the key.</summary>
    public static byte[] Sign(SignatureKind kind, byte[] model, int version) => Sign(kind, model, version, s_seed);

    /// <summary>Signs a model with another key.</summary>
    public static byte[] SignByAnother(SignatureKind kind, byte[] model, int version) => Sign(kind, model, version, [.. s_seed.Reverse()]);

    /// <summary>Signs a model with a key of HMAC-SHA-256.</summary>
    public static byte[] SignWithSharedKey(byte[] model, int version, byte[] key) => Sign(SignatureKind.HmacSha256, model, version, key);

    /// <summary>Writes a signed model to a store and commits it.</summary>
    public static DupNetModel Update(this ModelStore store, byte[] model, byte[]? signature)
    {
        ModelUpdate update = store.BeginUpdate();
        update.Write(model, 0, model.Length);
        if (signature is not null)
        {
            update.Sign(signature);
        }

        return update.Commit();
    }

    private static byte[] Sign(SignatureKind kind, byte[] model, int version, byte[] key)
    {
        byte[] signed = ModelSignature.Prepare(kind, version, model.Length);
        byte[] message = [.. signed.AsSpan(0, ModelSignature.SignedBytes), .. model];
        (kind == SignatureKind.Ed25519 ? Ed25519Tests.Sign(key, message).Signature : HMACSHA256.HashData(key, message)).CopyTo(signed, ModelSignature.SignedBytes);
        return signed;
    }
}
