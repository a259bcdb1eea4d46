using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using DupNet.Cli.Output;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.NativeCore;

namespace DupNet.Cli.Training;

/// <summary>The trainer of the checkout that this program was built in. It is built when it is needed first, and when its sources have changed since.</summary>
/// <param name="error">Takes messages.</param>
/// <param name="programFolder">The folder of this program.</param>
/// <param name="build">Builds: takes the arguments of <c>dotnet</c>, and gives back its exit code.</param>
internal sealed class CheckoutTrainer(TextWriter error, string programFolder, Func<IReadOnlyList<string>, int> build) : ITrainer
{
    /// <summary>Names a trainer to run in place of the checkout's.</summary>
    public const string Override = "DUPNET_TRAINER";

    private const string Project = "tools/DupNet.Training/DupNet.Training.csproj";
    private const string FrontVariable = "DUPNET_FRONT";
    private const string Torch = "libtorch-cpu-";

    private static readonly string[] s_platforms = ["linux-x64", "win-x64", "osx-arm64"];
    private static readonly string[] s_sourceFolders = ["tools", "nf-src"];

    /// <summary>The trainer of this program's checkout.</summary>
    /// <param name="error">Takes messages.</param>
    public CheckoutTrainer(TextWriter error)
        : this(error, AppContext.BaseDirectory, static arguments => TrainerProcess.Run(Dotnet, arguments, new Dictionary<string, string>(), endsWhenInterrupted: true))
    {
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <inheritdoc/>
    public int Run(IReadOnlyList<string> arguments)
    {
        string program = Environment.GetEnvironmentVariable(Override) is { Length: > 0 } given ? given : Build();
        return TrainerProcess.Run(program, arguments, new Dictionary<string, string> { [FrontVariable] = ProgramMessage.Program });
    }

    /// <summary>The trainer's program; builds it first where that is needed.</summary>
    /// <exception cref="CommandException">There is no checkout, no libtorch for this platform, or the build fails.</exception>
    private string Build()
    {
        string root = Checkout.Above(programFolder, Project) ?? throw new CommandException(
            ExitCode.Failure,
            "the trainer is no part of this package, because of the size of libtorch. It needs a checkout of DupNet.Embedded and the .NET 10 SDK: "
            + "there, 'dotnet run --project tools/DupNet.Cli -- train ...' builds and starts it.");
        string platform = $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        if (!s_platforms.Contains(platform))
        {
            throw new CommandException(ExitCode.Failure, $"there is no libtorch for {platform}; the trainer runs on {string.Join(", ", s_platforms)}.");
        }

        string program = Path.Combine(root, "artifacts", "bin", "DupNet.Training", $"release_{platform}", OperatingSystem.IsWindows() ? "dupnet-train.exe" : "dupnet-train");
        if (IsCurrent(root, program))
        {
            return program;
        }

        error.WriteVisible(IsDownloaded(platform)
            ? "building the trainer, which takes a minute"
            : "building the trainer. Once, this downloads libtorch: some 200 MB, 500 MB on disk");
        int code = build(["build", Path.Combine(root, Project), "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary"]);
        if (code == ExitCode.Interrupted)
        {
            throw new CommandException(code, "interrupted while the trainer was built; the next run builds it.");
        }

        return code == 0 ? program : throw new CommandException(ExitCode.Failure, $"the trainer cannot be built: dotnet build ended with code {code}, see its messages above.");
    }

    private static bool IsCurrent(string root, string program)
    {
        if (!File.Exists(program))
        {
            return false;
        }

        DateTime built = File.GetLastWriteTimeUtc(Path.ChangeExtension(program, ".dll"));
        return !s_sourceFolders
            .SelectMany(folder => new[] { "*.cs", "*.csproj" }.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories)))
            .Any(file => File.GetLastWriteTimeUtc(file) > built);
    }

    private static bool IsDownloaded(string platform) => Directory.Exists(Path.Combine(PackageFolder.Path, Torch + platform));
}
