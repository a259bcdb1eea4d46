using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Cli.Signing;
using DupNet.CommandLine.Output;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet keygen</c>: a key to sign models with.</summary>
internal static class KeygenCommand
{
    /// <summary>Makes the command <c>keygen</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "The file of the key, which must not exist. Its public half goes to FILE.pub." };
        var command = new Command(
            "keygen",
            "Makes a key of Ed25519 to sign models with. Keep its file secret: only you may read it. Prints the public half, for a program's ModelTrust.")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            byte[] key = SigningKey.Create(parsed.GetRequiredValue(file));
            foreach (byte[] line in key.Chunk(16))
            {
                output.WriteVisible(string.Join(", ", line.Select(part => FormattableString.Invariant($"0x{part:X2}"))) + ",");
            }
        });
        return command;
    }
}
