using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Cli.Training;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Training;

/// <summary>A checkout of its own, in which a script stands for the trainer.</summary>
public sealed class CheckoutTrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly List<string> _builds = [];

    public CheckoutTrainerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "needs sh, and a platform that libtorch is for");
        Directory.CreateDirectory(_folder.File("tools/DupNet.Training"));
        Directory.CreateDirectory(_folder.File("nf-src"));
        Directory.CreateDirectory(_folder.File("artifacts/bin/DupNet.Cli/debug"));
        File.WriteAllText(_folder.File("DupNet.Embedded.sln"), string.Empty);
        File.WriteAllText(_folder.File("tools/DupNet.Training/DupNet.Training.csproj"), string.Empty);
    }

    private string Source => _folder.File("tools/DupNet.Training/DupNet.Training.csproj");

    public void Dispose()
    {
        _error.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TheFirstUseBuildsAndSaysSo()
    {
        Assert.Equal(7, Trainer(Build).Run(["auto", "7"]));
        Assert.Contains("build " + Source, Assert.Single(_builds), StringComparison.Ordinal);
        Assert.StartsWith("building the trainer", _error.ToString(), StringComparison.Ordinal);

        Assert.Equal(3, Trainer(Build).Run(["auto", "3"]));
        Assert.Single(_builds);
    }

    [Fact]
    public void ChangedSourcesAreBuiltAgain()
    {
        _ = Trainer(Build).Run(["auto", "0"]);
        File.SetLastWriteTimeUtc(Source, DateTime.UtcNow.AddMinutes(1));
        _ = Trainer(Build).Run(["auto", "0"]);
        Assert.Equal(2, _builds.Count);
    }

    [Fact]
    public void ABuildThatFailsIsTold()
    {
        CommandException e = Assert.Throws<CommandException>(() => Trainer(static _ => 1).Run([]));
        Assert.Equal(ExitCode.Failure, e.ExitCode);
        Assert.Contains("dotnet build ended with code 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABuildThatIsInterruptedEndsAsInterrupted()
    {
        CommandException e = Assert.Throws<CommandException>(() => Trainer(static _ => ExitCode.Interrupted).Run([]));
        Assert.Equal(ExitCode.Interrupted, e.ExitCode);
        Assert.Contains("interrupted while the trainer was built", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APackageSaysWhereTheTrainerIs()
    {
        using var elsewhere = new TemporaryFolder();
        var trainer = new CheckoutTrainer(_error, elsewhere.Path, Build);
        CommandException e = Assert.Throws<CommandException>(() => trainer.Run([]));
        Assert.Equal(ExitCode.Failure, e.ExitCode);
        Assert.Contains("dotnet run --project tools/DupNet.Cli -- train", e.Message, StringComparison.Ordinal);
        Assert.Empty(_builds);
    }

    private CheckoutTrainer Trainer(Func<IReadOnlyList<string>, int> build) => new(_error, _folder.File("artifacts/bin/DupNet.Cli/debug"), build);

    private int Build(IReadOnlyList<string> arguments)
    {
        _builds.Add(string.Join(' ', arguments));
        string architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string program = _folder.File($"artifacts/bin/DupNet.Training/release_linux-{architecture}/dupnet-train");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, "#!/bin/sh\nexit $2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        File.WriteAllText(program + ".dll", string.Empty);
        return 0;
    }
}
