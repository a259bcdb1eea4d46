using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using DupNet.Cli.Commands;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests;

/// <summary>What a run of <c>dupnet</c> returns and prints.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of the standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line in this process.</summary>
    public static CommandResult Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = DupNetCommand.Run(arguments, output, error);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Starts the built program in a folder.</summary>
    public static CommandResult Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "dupnet.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, error.Result);
    }

    /// <summary>The only line of output, which must be JSON.</summary>
    public JsonElement SingleJson() => JsonDocument.Parse(Assert.Single(Lines)).RootElement;

    /// <summary>Asserts a failure that is told in words.</summary>
    public void AssertFails(int exitCode, params string[] messages)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.StartsWith("dupnet: ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected error", Error, StringComparison.Ordinal);
        foreach (string message in messages)
        {
            Assert.Contains(message, Error, StringComparison.Ordinal);
        }
    }
}
