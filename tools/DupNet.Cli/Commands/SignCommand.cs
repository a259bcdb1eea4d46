using System.CommandLine;
using System.Globalization;
using System.IO;
using DupNet.Cli.Signing;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet sign</c>: the signature of a model.</summary>
internal static class SignCommand
{
    /// <summary>What is added to the name of a model's file for that of its signature.</summary>
    public const string Extension = ".sig";

    /// <summary>Makes the command <c>sign</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("MODEL") { Description = "The model file (.dupnet)." };
        var key = new Option<string>("--key") { Description = "The file of the key, from dupnet keygen.", HelpName = "FILE", Required = true };
        Option<int> version = Version("--model-version", "Version of the model, 0 to 2147483647: a program may refuse older ones. Default: 0.");
        Option<string?> signature = CommonOptions.Output("The file to write. Default: MODEL.sig.", "FILE");
        var command = new Command(
            "sign",
            "Signs a model and its version (models/FORMAT.md, section 12). The signature is a file of its own: the model stays as it is, and programs that ask for "
            + "no signature read it as before.")
        {
            file, key, version, signature,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            _ = ModelFile.Load(path, out byte[] model);
            byte[] signed = ModelSigner.Sign(parsed.GetRequiredValue(key), model, parsed.GetValue(version));
            string target = parsed.GetValue(signature) ?? path + Extension;
            OutputFile.Write(target, signed);
            output.WriteVisible(target);
        });
        return command;
    }

    /// <summary>Makes an option for a model's version, 0 where it is not given.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What it is for.</param>
    public static Option<int> Version(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                return value;
            }

            result.AddError($"{name} must be a whole number from 0 to 2147483647, not '{text}'.");
            return 0;
        },
    };
}
