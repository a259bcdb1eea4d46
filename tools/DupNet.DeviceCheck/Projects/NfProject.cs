using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.DeviceCheck.Projects;

/// <summary>A nanoFramework project file (.nfproj): old-style MSBuild, which lists every file.</summary>
public sealed class NfProject
{
    private readonly XDocument _document;

    private NfProject(string path)
    {
        FilePath = Path.GetFullPath(path);
        _document = XDocument.Load(FilePath, LoadOptions.PreserveWhitespace);
    }

    public string FilePath { get; }

    /// <summary>Folder of the project.</summary>
    public string Folder => Path.GetDirectoryName(FilePath)!;

    /// <summary>The Compile items as written, with backslashes.</summary>
    public IReadOnlyList<string> CompileItems => [.. Items("Compile").Select(Include)];

    /// <summary>Full paths of the compiled files, with those of the shared projects (.projitems) that the project imports.</summary>
    public IEnumerable<string> CompiledFiles
        => CompileItems.Select(FullPath)
            .Concat(_document.Descendants()
                .Where(element => element.Name.LocalName == "Import")
                .Select(import => import.Attribute("Project")?.Value ?? string.Empty)
                .Where(path => path.EndsWith(".projitems", StringComparison.Ordinal))
                .SelectMany(path => Load(FullPath(path)).CompiledFiles));

    /// <summary>The Compile items that the project should have: every C# file below its folder, in ordinal order.</summary>
    public IReadOnlyList<string> FilesOnDisk
        => [.. SourceFiles.Under(Folder).Select(path => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '\\'))];

    /// <summary>References with a HintPath: the assembly's name with its properties, and the path.</summary>
    public IReadOnlyList<(string Include, string HintPath)> References =>
    [
        .. Items("Reference")
            .Select(item => (Include: Include(item), HintPath: item.Elements().FirstOrDefault(child => child.Name.LocalName == "HintPath")?.Value))
            .Where(item => item.HintPath != null)
            .Select(item => (item.Include, item.HintPath!)),
    ];

    /// <summary>Names of the device libraries that are referenced as projects.</summary>
    public IReadOnlyList<string> ProjectReferences
        => [.. Items("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(Include(item).Replace('\\', '/')))];

    /// <summary>Full paths of the files that the project lists besides C# files: other files, resources, projects.</summary>
    public IEnumerable<string> OtherFiles
        => Items("None").Concat(Items("EmbeddedResource")).Concat(Items("ProjectReference")).Select(item => FullPath(Include(item)));

    /// <summary>Full paths of the .resx files that the project embeds.</summary>
    public IEnumerable<string> EmbeddedResources => Items("EmbeddedResource").Select(item => FullPath(Include(item)));

    public static NfProject Load(string path) => new(path);

    /// <summary>All .nfproj files below a folder, build outputs left out.</summary>
    public static IEnumerable<string> Find(string folder)
        => SourceFiles.Under(folder, "*.nfproj");

    /// <summary>The value of an MSBuild property; null if the project does not set it.</summary>
    public string? Property(string name)
        => _document.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>Makes the Compile items those of the files on disk, and saves the project if that changes it.</summary>
    /// <returns>Whether the file was changed.</returns>
    /// <exception cref="InvalidDataException">The project has no Compile item to start from.</exception>
    public bool SyncCompileItems()
    {
        IReadOnlyList<string> files = FilesOnDisk;
        if (files.SequenceEqual(CompileItems))
        {
            return false;
        }

        XElement group = Items("Compile").FirstOrDefault()?.Parent
            ?? throw new InvalidDataException(FilePath + ": has no ItemGroup with a Compile item to start from.");
        foreach (XElement item in Items("Compile").ToList())
        {
            (item.PreviousNode as XText)?.Remove();
            item.Remove();
        }

        foreach (string file in files.Reverse())
        {
            group.AddFirst(new XText("\n    "), new XElement(group.Name.Namespace + "Compile", new XAttribute("Include", file)));
        }

        Save();
        return true;
    }

    private void Save()
        => File.WriteAllText(FilePath, _document.Declaration + "\n" + _document.ToString(SaveOptions.DisableFormatting).Trim() + "\n");

    /// <summary>The file that an item names: separators and case are those of Windows.</summary>
    private string FullPath(string item)
    {
        string path = Path.GetFullPath(Path.Combine(
            Folder, item.Replace("$(MSBuildThisFileDirectory)", string.Empty, StringComparison.Ordinal).Replace('\\', Path.DirectorySeparatorChar)));
        string? folder = Path.GetDirectoryName(path);
        return File.Exists(path) || !Directory.Exists(folder)
            ? path
            : Directory.EnumerateFiles(folder).FirstOrDefault(file => string.Equals(file, path, StringComparison.OrdinalIgnoreCase)) ?? path;
    }

    private static string Include(XElement item) => item.Attribute("Include")?.Value ?? string.Empty;

    private IEnumerable<XElement> Items(string kind)
        => _document.Descendants().Where(element => element.Name.LocalName == kind && element.Parent?.Name.LocalName == "ItemGroup");
}
