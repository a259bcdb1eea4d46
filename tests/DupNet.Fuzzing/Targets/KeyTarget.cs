using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DupNet.Cli.Signing;
using DupNet.CommandLine.Outcomes;
using DupNet.Packing;
using DupNet.Testing;

namespace DupNet.Fuzzing.Targets;

/// <summary>A file that is to hold a key: refused in words that quote nothing of it, or a key that does its work.</summary>
internal sealed partial class KeyTarget : FuzzTarget
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The first key of RFC 8032, 7.1.</summary>
    private static readonly byte[] s_secret = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static readonly byte[] s_public = Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    private readonly Lazy<string> _file;
    private readonly Func<string, bool> _use;

    /// <param name="name">Name of the target.</param>
    /// <param name="seeds">Inputs to start from, of which the first is a key.</param>
    /// <param name="use">Uses the key of a file; whether it did what it should.</param>
    private KeyTarget(string name, byte[][] seeds, Func<string, bool> use)
        : base(name)
    {
        Seeds = seeds;
        _use = use;
        _file = new(Lay);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Targets for all kinds of keys.</summary>
    public static IEnumerable<FuzzTarget> All()
    {
        byte[] secret = Pem(SigningKey.Label, [.. Convert.FromHexString("302e020100300506032b657004220420"), .. s_secret]);
        byte[] open = Pem(SigningKey.PublicLabel, [.. Convert.FromHexString("302a300506032b6570032100"), .. s_public]);
        byte[] shared = Pem(SharedKey.Label, s_secret);
        yield return new KeyTarget("key-private", [secret, shared, open], static file => ModelSigner.Sign(file, SpotModel.Bytes, 1).Length is 80 or 48);
        yield return new KeyTarget("key-public", [open, shared, secret], static file => ModelSigner.Trust(file).SignatureBytes is 80 or 48);
    }

    /// <summary>In the bytes that the text stands for, or in the text.</summary>
    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        if (random.Next(3) == 0)
        {
            return Mutation.Text.Mutate(random, input);
        }

        string text = Encoding.ASCII.GetString(input);
        PemFields fields = PemEncoding.Find(text);
        return Pem(text[fields.Label], Mutation.Bytes.Mutate(random, Convert.FromBase64String(text[fields.Base64Data])));
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        File.WriteAllBytes(_file.Value, input);
        try
        {
            Require(_use(_file.Value), "a key that is read does its work");
            return true;
        }
        catch (CommandException e)
        {
            string text = Encoding.ASCII.GetString(input);
            string said = e.Message.Replace(_file.Value, string.Empty, StringComparison.Ordinal);
            Require(KeyLike().Matches(said).All(part => !text.Contains(part.Value, StringComparison.Ordinal)), "a refusal quotes nothing of the file");
            return false;
        }
    }

    private static byte[] Pem(string label, byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der) + "\n");

    private string Lay()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        string file = folder.File(Name);
        File.WriteAllBytes(file, []);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, Own);
        }

        return file;
    }

    /// <summary>What may be a part of a key: words of messages are shorter.</summary>
    [GeneratedRegex("[A-Za-z0-9+/=]{12,}")]
    private static partial Regex KeyLike();
}
