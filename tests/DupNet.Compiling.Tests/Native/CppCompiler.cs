using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace DupNet.Compiling.Tests.Native;

/// <summary>A C++ compiler of this machine.</summary>
internal static class CppCompiler
{
    /// <summary>A program on the path; the test is skipped where there is none.</summary>
    public static string Require(params string[] names)
    {
        string? found = names.FirstOrDefault(Exists);
        Assert.SkipWhen(found is null, $"none of {string.Join(", ", names)} is installed");
        return found!;
    }

    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a program that must succeed, and returns what it printed.</summary>
    public static string Run(string program, IEnumerable<string> arguments)
    {
        (int exitCode, string text) = TryRun(program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{text}");
        return text;
    }

    /// <summary>Runs a program; its exit code, and what it printed.</summary>
    public static (int ExitCode, string Text) TryRun(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
