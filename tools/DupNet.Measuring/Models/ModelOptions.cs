using System.CommandLine;

namespace DupNet.Measuring.Models;

/// <summary>Options of commands that run a model.</summary>
public static class ModelOptions
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
}
