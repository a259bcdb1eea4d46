using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace DupNet.Projects;

/// <summary>Writes a project of a user's own: a sample with a model, the settings of a board, and what it needs to build.</summary>
/// <param name="options">What it is to be.</param>
/// <param name="plan">Kernels and sizes.</param>
public sealed class ProjectWriter(ProjectOptions options, ProjectPlan plan)
{
    private const string SettingsFile = "BoardSettings.cs";
    private const string DesignerFile = "Resources.Designer.cs";

    /// <summary>Of the checkout, if no other place is named: beside the project.</summary>
    private const string LibrariesBeside = "DupNet.Embedded";

    private readonly string _folder = Path.GetFullPath(options.Folder);

    /// <summary>The name of the project, made of the folder's.</summary>
    public string Name { get; } = ProjectName.OfFolder(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder))), Sources(options.Sample));

    /// <summary>Where the project looks for the checkout with the libraries.</summary>
    public string Libraries => Path.GetFullPath(options.Libraries ?? Path.Combine(_folder, "..", LibrariesBeside));

    /// <summary>The files, by their names with slashes, the same for the same wishes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        string sample = options.Sample.Name;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { [WrittenNames.ModelFile] = options.ModelBytes };
        foreach (string file in SampleFiles.Of(sample).Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) && file != DesignerFile))
        {
            string code = SampleFiles.Read(sample, file);
            code = file == SettingsFile ? new BoardSettingsCode(code).Make(options, plan) : code;
            files.Add(file, Text(SampleNames.Replace(code, options.Sample.RootNamespace, Name)));
        }

        files.Add(WrittenNames.ClassesType + ".cs", Text(Classes.Code(Name, options.Model.ClassNames)));
        string resources = SampleFiles.Read(sample, "Resources.resx");
        files.Add(DesignerFile, Text(ResourceFiles.Designer(SampleFiles.Read(sample, DesignerFile), resources, options.Sample.RootNamespace, Name)));
        files.Add("Resources.resx", Text(ResourceFiles.Resx(resources)));
        foreach (string file in ResourceFiles.Others(resources))
        {
            files.Add(file, Text(SampleFiles.Read(sample, file)));
        }

        files.Add("packages.config", Text(SampleFiles.Read(sample, "packages.config")));
        string libraries = Path.GetRelativePath(_folder, Libraries).Replace('/', '\\');
        var project = new ProjectFile(SampleFiles.Read(sample, options.Sample.RootNamespace + ".nfproj"), Name, libraries);
        string settings = string.Concat(files.Where(static file => file.Key == SettingsFile).Select(static file => Encoding.UTF8.GetString(file.Value)));
        IEnumerable<string> more = new[] { "DupNet.Embedded.Cameras.Esp32", "DupNet.Embedded.Native" }.Where(library => settings.Contains($"using {library};", StringComparison.Ordinal));
        files.Add(Name + ".nfproj", Text(project.Make(options.Sample.RootNamespace, files.Keys, more)));
        files.Add(Name + ".sln", Text(project.Solution()));
        files.Add("nuget.config", Text(project.NuGetConfig()));
        files.Add("README.md", Text(new ProjectReadme(options, plan, Name, libraries).Text()));
        return files;
    }

    /// <summary>Writes the files into the folder, which is made if it is missing.</summary>
    /// <exception cref="ProjectException">The folder is not empty, or cannot be written.</exception>
    public void Write()
    {
        if (File.Exists(_folder))
        {
            throw new ProjectException($"{options.Folder}: is a file, no folder.");
        }

        if (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any())
        {
            throw new ProjectException($"{options.Folder}: is not empty; a project needs a folder of its own.");
        }

        try
        {
            foreach ((string name, byte[] content) in Files())
            {
                string path = Path.Combine(_folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProjectException($"{options.Folder}: cannot be written: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Sources(SampleProgram sample) => SampleFiles.Of(sample.Name)
        .Where(static file => file.EndsWith(".cs", StringComparison.Ordinal))
        .Select(file => SampleNames.Replace(SampleFiles.Read(sample.Name, file), sample.RootNamespace, string.Empty));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
