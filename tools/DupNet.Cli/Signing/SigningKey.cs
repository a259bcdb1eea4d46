using System;
using System.IO;
using System.Security.Cryptography;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Files;
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
    /// <summary>What is added to the name of a key's file for that of its public half.</summary>
    public const string PublicExtension = ".pub";

    private const string PrivateLabel = "PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";
    private const int MostBytes = 4096;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes a key, and writes its file, which nobody but its owner may read, and the public half beside it.</summary>
    /// <param name="path">The file; none may exist there.</param>
    /// <returns>The public half, 32 bytes.</returns>
    /// <exception cref="CommandException">A file exists, or cannot be written.</exception>
    public static byte[] Create(string path)
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        AsymmetricCipherKeyPair pair = generator.GenerateKeyPair();
        Write(path, PrivateLabel, PrivateKeyInfoFactory.CreatePrivateKeyInfo(pair.Private).GetDerEncoded(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(
            path + PublicExtension,
            PublicLabel,
            SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(pair.Public).GetDerEncoded(),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return ((Ed25519PublicKeyParameters)pair.Public).GetEncoded();
    }

    /// <summary>Signs a message with the key of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">The message.</param>
    /// <returns>The signature, 64 bytes.</returns>
    /// <exception cref="CommandException">The file cannot be read, others may read it too, or it holds no such key.</exception>
    public static byte[] Sign(string path, byte[] message)
    {
        byte[] der = Read(path, PrivateLabel);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: others may read or write this key; chmod 600 it first.");
        }

        var signer = new Ed25519Signer();
        signer.Init(true, Parse<Ed25519PrivateKeyParameters>(path, () => PrivateKeyFactory.CreateKey(der)));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }

    /// <summary>Reads a public key.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The key, 32 bytes.</returns>
    /// <exception cref="CommandException">The file cannot be read, or holds no such key.</exception>
    public static byte[] ReadPublic(string path)
    {
        byte[] der = Read(path, PublicLabel);
        return Parse<Ed25519PublicKeyParameters>(path, () => PublicKeyFactory.CreateKey(der)).GetEncoded();
    }

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

    private static byte[] Read(string path, string label)
    {
        string text = System.Text.Encoding.ASCII.GetString(InputFile.ReadAllBytes(path, MostBytes));
        if (!PemEncoding.TryFind(text, out PemFields fields) || !text.AsSpan()[fields.Label].SequenceEqual(label))
        {
            throw new CommandException(ExitCode.Failure, $"{path}: is no PEM file of a {label}.");
        }

        return Convert.FromBase64String(text[fields.Base64Data]);
    }

    private static void Write(string path, string label, byte[] der, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            using var writer = new StreamWriter(path, options);
            writer.Write(PemEncoding.Write(label, der));
            writer.Write('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Failure, File.Exists(path) ? $"{path}: exists; a key is never written over." : $"{path}: cannot be written: {e.Message}");
        }
    }
}
