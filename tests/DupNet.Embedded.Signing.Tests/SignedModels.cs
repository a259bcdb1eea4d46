using System;
using System.Linq;
using DupNet.Embedded.Storage;

namespace DupNet.Embedded.Signing.Tests;

/// <summary>Models signed with a key of the tests.</summary>
internal static class SignedModels
{
    private static readonly byte[] s_seed = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>The public half of the key.</summary>
    public static byte[] Key { get; } = Ed25519Tests.Sign(s_seed, []).Key;

    /// <summary>Signs a model with the key.</summary>
    public static byte[] Sign(byte[] model, int version) => Sign(model, version, s_seed);

    /// <summary>Signs a model with another key.</summary>
    public static byte[] SignByAnother(byte[] model, int version) => Sign(model, version, [.. s_seed.Reverse()]);

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

    private static byte[] Sign(byte[] model, int version, byte[] seed)
    {
        byte[] signed = ModelSignature.Prepare(version, model.Length);
        int start = ModelSignature.Bytes - Ed25519.SignatureBytes;
        Ed25519Tests.Sign(seed, [.. signed.AsSpan(0, start), .. model]).Signature.CopyTo(signed, start);
        return signed;
    }
}
