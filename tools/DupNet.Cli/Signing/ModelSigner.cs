using System;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded.Signing;

namespace DupNet.Cli.Signing;

/// <summary>Signs models, and trusts signed ones, with keys of both kinds: the file of a key says of which kind it is.</summary>
internal static class ModelSigner
{
    /// <summary>Signs a model.</summary>
    /// <param name="path">The file of the key.</param>
    /// <param name="model">The model's bytes.</param>
    /// <param name="version">Its version, 0 or more.</param>
    /// <returns>The signature.</returns>
    /// <exception cref="CommandException">The file cannot be read, others may read it too, or it holds no key to sign with.</exception>
    public static byte[] Sign(string path, byte[] model, int version)
    {
        (string label, byte[] content) = KeyFile.Read(path);
        (SignatureKind kind, Func<string, byte[], byte[], byte[]> sign) = label switch
        {
            SigningKey.Label => (SignatureKind.Ed25519, (Func<string, byte[], byte[], byte[]>)SigningKey.Sign),
            SharedKey.Label => (SignatureKind.HmacSha256, SharedKey.Sign),
            _ => throw new CommandException(ExitCode.Failure, $"{path}: is no key to sign with, which dupnet keygen makes."),
        };
        KeyFile.CheckSecret(path);
        byte[] signature = ModelSignature.Prepare(kind, version, model.Length);
        byte[] message = [.. signature.AsSpan(0, ModelSignature.SignedBytes), .. model];
        sign(path, content, message).CopyTo(signature, ModelSignature.SignedBytes);
        return signature;
    }

    /// <summary>What a board trusts that has a key.</summary>
    /// <param name="path">The file of the public half, or of the shared key.</param>
    /// <exception cref="CommandException">The file cannot be read, holds no such key, or others may read a shared one.</exception>
    public static ModelTrust Trust(string path)
    {
        (string label, byte[] content) = KeyFile.Read(path);
        switch (label)
        {
            case SigningKey.PublicLabel:
                return new ModelTrust(SigningKey.Public(path, content));
            case SharedKey.Label:
                KeyFile.CheckSecret(path);
                return ModelTrust.OfSharedKey(SharedKey.Key(path, content));
            default:
                throw new CommandException(ExitCode.Failure, $"{path}: is no key to check with: neither the {SigningKey.PublicExtension} file of dupnet keygen nor a shared key.");
        }
    }
}
