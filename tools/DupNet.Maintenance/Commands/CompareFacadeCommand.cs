using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.DeviceCheck;
using DupNet.DeviceCheck.Facades;
using DupNet.DeviceCheck.Projects;

namespace DupNet.Maintenance.Commands;

/// <summary>Compares a facade with the source of the real assembly.</summary>
internal static class CompareFacadeCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> assembly = new("ASSEMBLY")
        {
            Description = "Name of the assembly, as of its facade's folder.",
        };
        Argument<FileInfo> project = new("PROJECT")
        {
            Description = "The real assembly's .nfproj in a checkout of its repository.",
        };
        project.AcceptExistingOnly();
        Option<DirectoryInfo> facades = new("--facades")
        {
            Description = "Folder of all facades.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("tools", "DupNet.Facade")),
        };
        facades.AcceptExistingOnly();
        Command command = new("compare-facade", "Compares the facade of an assembly with the source of the real one.")
        {
            assembly,
            project,
            facades,
        };
        command.SetAction(result => Run(
            output, error, result.GetRequiredValue(assembly), result.GetRequiredValue(project), result.GetRequiredValue(facades)));
        return command;
    }

    private static int Run(TextWriter output, TextWriter error, string assembly, FileInfo project, DirectoryInfo facades)
    {
        FacadeComparison comparison = FacadeComparison.Compare(
            Path.Combine(facades.FullName, assembly),
            NfProject.Load(project.FullName),
            [.. FacadeProject.ReferencesOf(facades.FullName, assembly)]);
        foreach (Violation difference in comparison.Differences)
        {
            output.WriteVisible(difference.ToString());
        }

        error.WriteVisible(
            $"{comparison.Types} types, {comparison.Members} members compared: {comparison.Differences.Count} differences");
        return comparison.Differences.Count == 0 ? 0 : 1;
    }
}
