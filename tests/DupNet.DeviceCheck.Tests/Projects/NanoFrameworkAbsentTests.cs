using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DupNet.DeviceCheck.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>A .nfproj is passed over where nanoFramework's project system is absent, and only there.</summary>
public sealed class NanoFrameworkAbsentTests
{
    private static readonly string s_project = Path.Combine(Repository.Root, "nf-src", "DupNet.Embedded", "DupNet.Embedded.nfproj");

    [Fact]
    public async Task AnswersWhatTheDotnetCommandsAskWithOneMessage()
    {
        (int exitCode, string output) = await MSBuild(
            "-t:Restore;Build;Rebuild;Clean;Pack;Publish;Test;VSTest;_MTPBuild;Deploy;_IsProjectRestoreSupported;_GenerateRestoreGraphProjectEntry");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        string line = Assert.Single(output.Split('\n'), line => !string.IsNullOrWhiteSpace(line));
        Assert.Contains("DupNet.Embedded.nfproj is passed over", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesTheBuildToAnInstalledProjectSystem()
    {
        using TemporaryDirectory directory = new();
        directory.Write(
            "nanoFramework/v1.0/NFProjectSystem.CSharp.targets",
            """
            <Project>
              <Target Name="Build">
                <Message Importance="high" Text="files: @(Compile->Count()) language: $(LangVersion)" />
              </Target>
            </Project>
            """);
        (int exitCode, string output) = await MSBuild("-t:Build", "-p:MSBuildExtensionsPath=" + directory.Root + Path.DirectorySeparatorChar);
        int files = NfProject.Load(s_project).CompileItems.Count;
        Assert.Equal(0, exitCode);
        Assert.Equal($"files: {files} language: 9.0", output.Trim());
        (exitCode, output) = await MSBuild("-t:Deploy", "-p:MSBuildExtensionsPath=" + directory.Root + Path.DirectorySeparatorChar);
        Assert.Equal(1, exitCode);
        Assert.Contains("MSB4057", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> MSBuild(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["msbuild", s_project, "-nologo", "-verbosity:minimal", "-nodeReuse:false", "-terminalLogger:off", .. arguments])
        {
            RedirectStandardOutput = true,
        };

        // The test runner's own MSBuild must not lead this one astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
