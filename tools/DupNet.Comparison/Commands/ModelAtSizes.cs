using System.Collections.Generic;
using System.IO;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Comparison.Commands;

/// <summary>A model and the input sizes that it is compared at.</summary>
/// <param name="Model">The model.</param>
/// <param name="Sizes">The input sizes in pixels; null is the model's default.</param>
internal sealed record ModelAtSizes(DupNetModel Model, IReadOnlyList<InputSize?> Sizes)
{
    /// <summary>Reads <c>FILE</c> or <c>FILE@SIZE,SIZE,...</c>; without a file the built-in model.</summary>
    /// <exception cref="CommandException">The file or a size cannot be used.</exception>
    public static ModelAtSizes Parse(string text)
    {
        int at = text.LastIndexOf('@');
        if (at < 0 || File.Exists(text))
        {
            return new ModelAtSizes(ModelFile.Load(text), [null]);
        }

        var sizes = new List<InputSize?>();
        foreach (string part in text[(at + 1)..].Split(','))
        {
            sizes.Add(InputSize.TryParse(part, out InputSize size)
                ? size
                : throw new CommandException(ExitCode.Usage, $"{text}: sizes behind @ must be N or WxH in pixels, not '{part}'."));
        }

        return new ModelAtSizes(ModelFile.Load(at == 0 ? null : text[..at]), sizes);
    }
}
