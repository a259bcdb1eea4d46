using DupNet.CommandLine.Outcomes;
using DupNet.Embedded.Signing;
using DupNet.Measuring.Files;

namespace DupNet.Cli.Signing;

/// <summary>What became of a model's signature.</summary>
/// <param name="Version">Version that it states of the model; null where it is none.</param>
/// <param name="Refusal">Why the model is not trusted; null if it is.</param>
internal sealed record VerifiedSignature(int? Version, string? Refusal)
{
    /// <summary>Checks a signature as a board does.</summary>
    /// <param name="path">The model's file; null for the built-in model.</param>
    /// <param name="model">Its bytes.</param>
    /// <param name="key">The file of the public key, or of the shared one.</param>
    /// <param name="signature">The file of the signature; null for that beside the model.</param>
    /// <param name="leastVersion">Smaller versions are refused.</param>
    /// <exception cref="CommandException">A file cannot be read, or the key is none.</exception>
    public static VerifiedSignature Of(string? path, byte[] model, string key, string? signature, int leastVersion)
    {
        string file = signature ?? (path is null
            ? throw new CommandException(ExitCode.Usage, "the built-in model has no signature beside it: name one with --signature.")
            : path + Commands.SignCommand.Extension);
        ModelTrust trust = ModelSigner.Trust(key);
        trust.SmallestVersion = leastVersion;
        byte[] data = InputFile.ReadAllBytes(file, 1 << 16);
        return new VerifiedSignature(ModelSignature.Read(data)?.Version, trust.WhyRefused(model, data, null));
    }
}
