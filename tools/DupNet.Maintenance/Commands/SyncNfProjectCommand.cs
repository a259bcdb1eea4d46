using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DeviceCheck.Projects;

namespace DupNet.Maintenance.Commands;

/// <summary>Rewrites the file lists of .nfproj files and the code of their resources.</summary>
internal static class SyncNfProjectCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<DirectoryInfo> root = new("DIR")
        {
            Description = "Folder below which all .nfproj files are updated.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        root.AcceptExistingOnly();
        Command command = new("sync-nfproj", "Writes the code of the resources of each .nfproj, and makes it list the C# files in its folder tree.") { root };
        command.SetAction(result => Run(output, result.GetRequiredValue(root)));
        return command;
    }

    private static int Run(TextWriter output, DirectoryInfo root)
    {
        foreach (NfProject project in NfProject.Find(root.FullName).Select(NfProject.Load))
        {
            foreach (NfResources resources in NfResources.Of(project))
            {
                if (resources.SyncDesigner(project.Property("RootNamespace") ?? string.Empty))
                {
                    output.WriteVisible(Path.GetRelativePath(root.FullName, resources.DesignerPath));
                }
            }

            if (project.SyncCompileItems())
            {
                output.WriteVisible(Path.GetRelativePath(root.FullName, project.FilePath));
            }
        }

        return 0;
    }
}
