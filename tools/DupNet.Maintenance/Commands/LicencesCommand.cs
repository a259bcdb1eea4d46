using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Maintenance.Licences;

namespace DupNet.Maintenance.Commands;

/// <summary>Lists the licences of all packages, and fails where one is not on the list of those that are taken.</summary>
internal static class LicencesCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<DirectoryInfo> root = new Option<DirectoryInfo>("--root")
        {
            Description = "Folder of the repository.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        }.AcceptExistingOnly();
        Option<string?> packages = new("--packages") { Description = "Folder that NuGet restores to. Default: its own.", HelpName = "DIR" };
        Command command = new("licences", "Lists the licences of all packages that lock files and device projects name. Exit code 1 if one is not allowed.") { root, packages };
        command.SetAction(parsed => Run(output, error, parsed.GetRequiredValue(root).FullName, parsed.GetValue(packages) ?? PackageFolder.Path));
        return command;
    }

    private static int Run(TextWriter output, TextWriter error, string root, string folder)
    {
        IReadOnlyList<PackageLicence> licences = [.. LockedPackages.Read(root).Select(package => PackageLicence.Of(package, folder))];
        foreach (PackageLicence licence in licences)
        {
            output.WriteVisible($"{licence.Package.Id} {licence.Package.Version} {licence.Name ?? "unknown"}");
        }

        PackageLicence[] refused = [.. licences.Where(licence => !licence.IsAllowed)];
        foreach (PackageLicence licence in refused)
        {
            error.WriteVisible($"{licence.Package.Id} {licence.Package.Version}: its licence, {licence.Name ?? "unknown"}, is not on the list (PackageLicence)");
        }

        error.WriteVisible($"{licences.Count} packages, {refused.Length} refused");
        return refused.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
