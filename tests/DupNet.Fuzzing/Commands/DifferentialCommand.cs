using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Fuzzing.Differential;
using DupNet.NativeCore;

namespace DupNet.Fuzzing.Commands;

/// <summary><c>dupnet-fuzz differential</c>: random layers and networks, computed in all ways.</summary>
internal static class DifferentialCommand
{
    private const int Most = int.MaxValue / 4;
    private const int DefaultLayers = 1000;
    private const int DefaultNetworks = 50;
    private const int DefaultCodeEvery = 100;
    private const int CasesBetweenStates = 50;

    /// <summary>Makes the command <c>differential</c>.</summary>
    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress and differences.</param>
    /// <param name="compare">Runs a case of a kind and a seed, with generated code or without: what differs, or null. Null for the real thing.</param>
    public static Command Create(TextWriter output, TextWriter error, Func<CaseKind, int, bool, string?>? compare = null)
    {
        compare ??= Compare;
        Option<long?> layers = CommonOptions.Whole("--layers", "N", $"How many random layers. Without it {DefaultLayers}, or none where networks are asked for alone.", Most);
        Option<long?> networks = CommonOptions.Whole("--networks", "N", $"How many random networks. Without it {DefaultNetworks}, or none where layers are asked for alone.", Most);
        Option<long?> seed = CommonOptions.Whole("--seed", "N", "Seed of the first layer and of the first network; others follow. Without it a new one.", Most);
        Option<int> codeEvery = CommonOptions.Number(
            "--code-every", "N", "One of how many cases is compiled as C# too, which takes a second.", Most, DefaultCodeEvery, $"a whole number from 1 to {Most}");
        Option<string?> state = new("--state") { Description = "A file that holds how far the run is: a run that was ended goes on from there.", HelpName = "FILE" };
        var command = new Command(
            "differential",
            "Compares the definition of a layer with managed kernels, the native core, and generated C#, on random layers and networks. A difference is told with its seed.")
        {
            layers, networks, seed, codeEvery, state,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            bool isOpen = parsed.GetValue(layers) is null && parsed.GetValue(networks) is null;
            int layerCount = (int)(parsed.GetValue(layers) ?? (isOpen ? DefaultLayers : 0));
            int networkCount = (int)(parsed.GetValue(networks) ?? (isOpen ? DefaultNetworks : 0));
            string? file = parsed.GetValue(state);
            DifferentialState reached = DifferentialState.Read(file, (int?)parsed.GetValue(seed));
            if (!NativeLibraryFile.IsBuilt)
            {
                error.WriteVisible($"without the native core: {NativeLibraryFile.HowToBuild}");
            }

            error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"seed {reached.Seed}, from layer {reached.Layers} and network {reached.Networks} on"));
            var progress = new Progress(error, "cases");
            int codes = parsed.GetValue(codeEvery);
            while ((reached.Layers < layerCount || reached.Networks < networkCount) && !cancellation.IsCancellationRequested)
            {
                CaseKind kind = reached.Layers < layerCount ? CaseKind.Layer : CaseKind.Network;
                int number = kind == CaseKind.Layer ? reached.Layers : reached.Networks;
                bool withCode = number % codes == 0;
                string? difference = compare(kind, reached.Seed + number, withCode);
                if (difference is not null)
                {
                    reached.Write(file);
                    Tell(error, kind, reached.Seed + number, difference);
                    return ExitCode.Failure;
                }

                reached = reached with
                {
                    Layers = reached.Layers + (kind == CaseKind.Layer ? 1 : 0),
                    Networks = reached.Networks + (kind == CaseKind.Network ? 1 : 0),
                    Compiled = reached.Compiled + (withCode ? 1 : 0),
                };
                if ((reached.Layers + reached.Networks) % CasesBetweenStates == 0)
                {
                    reached.Write(file);
                }

                progress.Report(reached.Layers + reached.Networks, layerCount + networkCount);
            }

            reached.Write(file);
            output.WriteVisible(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {reached.Seed}: {reached.Layers} layers and {reached.Networks} networks, {reached.Compiled} of them as C# too, no difference"));
            return cancellation.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
        }
    }

    private static string? Compare(CaseKind kind, int seed, bool withCode)
    {
        try
        {
            return new DifferentialCase(kind, seed).Run(withCode);
        }
#pragma warning disable CA1031 // What a kernel throws is a difference too.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    private static void Tell(TextWriter error, CaseKind kind, int seed, string difference)
    {
        string word = kind == CaseKind.Layer ? "layer" : "network";
        error.WriteVisible($"DIFFERENCE in {word} {seed}: {difference}");
        error.WriteVisible($"  again: dotnet run --project tests/DupNet.Fuzzing -- differential --{word}s 1 --seed {seed} --code-every 1");
    }
}
