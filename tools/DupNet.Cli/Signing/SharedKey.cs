using System.Linq;
using System.Security.Cryptography;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Cli.Signing;

/// <summary>Keys of HMAC-SHA-256, which the PC and the boards share: 32 bytes in PEM, with a label of this project's own.</summary>
internal static class SharedKey
{
    /// <summary>What the file of a key says it holds.</summary>
    public const string Label = "DUPNET SHARED KEY";

    /// <summary>What is added to the name of a key's file for that of the text that goes into a program.</summary>
    public const string CodeExtension = ".txt";

    private const int Bytes = 32;

    /// <summary>Makes a key, and writes its file, and beside it the same bytes as C#. Nobody but their owner may read them.</summary>
    /// <param name="path">The file; none may exist there.</param>
    /// <returns>The file of the bytes as C#.</returns>
    /// <exception cref="CommandException">A file exists, or cannot be written.</exception>
    public static string Create(string path)
    {
        byte[] key = RandomNumberGenerator.GetBytes(Bytes);
        KeyFile.Write(path, KeyFile.Text(Label, key), KeyFile.OwnerOnly);
        string code = path + CodeExtension;
        KeyFile.Write(code, string.Concat(CodeText.Lines(key).Select(static line => line + "\n")), KeyFile.OwnerOnly);
        return code;
    }

    /// <summary>Makes the code of a message.</summary>
    /// <param name="path">The file of the key, for messages.</param>
    /// <param name="content">What the file holds.</param>
    /// <param name="message">The message.</param>
    /// <returns>The code, 32 bytes.</returns>
    /// <exception cref="CommandException">It is no such key.</exception>
    public static byte[] Sign(string path, byte[] content, byte[] message) => HMACSHA256.HashData(Key(path, content), message);

    /// <summary>The key of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="CommandException">It is no such key.</exception>
    public static byte[] Key(string path, byte[] content)
        => content.Length == Bytes ? content : throw new CommandException(ExitCode.Failure, $"{path}: holds {content.Length} bytes, not the {Bytes} of a shared key.");
}
