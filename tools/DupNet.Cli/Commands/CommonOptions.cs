using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DupNet.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Which model; null for the built-in one.</summary>
    public static Option<string?> Model() => new("--model", "-m")
    {
        Description = "The model file (.dupnet). Without it the built-in face detector is used.",
        HelpName = "FILE",
    };

    /// <summary>At which input size; null for the model's default.</summary>
    public static Option<InputSize?> Size() => new("--size", "-s")
    {
        Description = "Size of the network's input in pixels, such as 160 or 224x160. Default: the model's.",
        HelpName = "N|WxH",
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (InputSize.TryParse(text, out InputSize size))
            {
                return size;
            }

            result.AddError($"--size must be N or WxH in pixels, such as 160 or 224x160, not '{text}'.");
            return null;
        },
    };

    /// <summary>Whether to print JSON.</summary>
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>A number from 0 to 1; null when it is not given.</summary>
    public static Option<float?> Share(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "0..1",
        CustomParser = result => ParseShare(name, result),
    };

    private static float? ParseShare(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 1)
        {
            return value;
        }

        result.AddError($"{name} must be a number from 0 to 1, not '{text}'.");
        return null;
    }
}
