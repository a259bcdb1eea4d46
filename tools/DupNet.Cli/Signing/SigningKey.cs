using System;
using System.IO;
using DupNet.CommandLine.Outcomes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace DupNet.Cli.Signing;

/// <summary>Keys of Ed25519 in the files that OpenSSL reads and writes too (RFC 8410): PEM of PKCS#8, and of a SubjectPublicKeyInfo.</summary>
internal static class SigningKey
{
    /// <summary>What the file of a key says it holds.</summary>
    public const string Label = "PRIVATE KEY";

    /// <summary>What the file of a public half says it holds.</summary>
    public const string PublicLabel = "PUBLIC KEY";

    /// <summary>What is added to the name of a key's file for that of its public half.</summary>
    public const string PublicExtension = ".pub";

    /// <summary>Makes a key, and writes its file, which nobody but its owner may read, and the public half beside it.</summary>
    /// <param name="path">The file; none may exist there.</param>
    /// <returns>The public half, 32 bytes.</returns>
    /// <exception cref="CommandException">A file exists, or cannot be written.</exception>
    public static byte[] Create(string path)
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        AsymmetricCipherKeyPair pair = generator.GenerateKeyPair();
        KeyFile.Write(path, KeyFile.Text(Label, PrivateKeyInfoFactory.CreatePrivateKeyInfo(pair.Private).GetDerEncoded()), KeyFile.OwnerOnly);
        KeyFile.Write(
            path + PublicExtension, KeyFile.Text(PublicLabel, SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(pair.Public).GetDerEncoded()), KeyFile.Readable);
        return ((Ed25519PublicKeyParameters)pair.Public).GetEncoded();
    }

    /// <summary>Signs a message.</summary>
    /// <param name="path">The file of the key, for messages.</param>
    /// <param name="der">What the file holds.</param>
    /// <param name="message">The message.</param>
    /// <returns>The signature, 64 bytes.</returns>
    /// <exception cref="CommandException">It is no such key.</exception>
    public static byte[] Sign(string path, byte[] der, byte[] message)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, Parse<Ed25519PrivateKeyParameters>(path, () => PrivateKeyFactory.CreateKey(der)));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    /// <summary>Reads a public half.</summary>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="der">What the file holds.</param>
    /// <returns>The key, 32 bytes.</returns>
    /// <exception cref="CommandException">It is no such key.</exception>
    public static byte[] Public(string path, byte[] der) => Parse<Ed25519PublicKeyParameters>(path, () => PublicKeyFactory.CreateKey(der)).GetEncoded();

    private static TKey Parse<TKey>(string path, Func<AsymmetricKeyParameter> parse)
        where TKey : AsymmetricKeyParameter
    {
        AsymmetricKeyParameter? key = null;
        try
        {
            key = parse();
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidCastException or SecurityUtilityException)
        {
            // What it says may quote the key.
        }

        return key as TKey ?? throw new CommandException(ExitCode.Failure, $"{path}: holds no key of Ed25519.");
    }
}
