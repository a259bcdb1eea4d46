using System.CommandLine;
using System.IO;
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
        var hmac = new Option<bool>("--hmac")
        {
            Description = "Make a key of HMAC-SHA-256, which boards check in half the time. Boards must have it too, in FILE.txt as C#: who reads it there can sign.",
        };
        var command = new Command(
            "keygen",
            "Makes a key of Ed25519 to sign models with. Keep its file secret: only you may read it. Prints the public half, for a program's ModelTrust.")
        {
            file, hmac,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            if (parsed.GetValue(hmac))
            {
                output.WriteVisible(SharedKey.Create(path));
                return;
            }

            foreach (string line in CodeText.Lines(SigningKey.Create(path)))
            {
                output.WriteVisible(line);
            }
        });
        return command;
    }
}
