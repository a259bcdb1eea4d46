using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.DeviceCheck.Projects;

/// <summary>What a nanoFramework project file (.nfproj) says.</summary>
public sealed class NfProject
{
    private readonly XDocument _document;

    private NfProject(string path)
    {
        Path = path;
        _document = XDocument.Load(path, LoadOptions.SetLineInfo);
        Directory = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
    }

    public string Path { get; }

    public string Directory { get; }

    /// <summary>The Compile items as written, with backslashes.</summary>
    public IReadOnlyList<string> CompileItems => [.. Items("Compile").Select(Include)];

    /// <summary>Full paths of the compiled files.</summary>
    public IReadOnlyList<string> CompiledFiles
        => [.. CompileItems.Select(item => System.IO.Path.Combine(Directory, item.Replace('\\', System.IO.Path.DirectorySeparatorChar)))];

    /// <summary>Assemblies that come from packages: the Include text and the path of the file.</summary>
    public IReadOnlyList<(string Include, string HintPath)> PackageReferences =>
    [
        .. Items("Reference")
            .Select(item => (Include(item), item.Elements().FirstOrDefault(child => child.Name.LocalName == "HintPath")?.Value ?? string.Empty)),
    ];

    public static NfProject Load(string path) => new(path);

    private static string Include(XElement item) => item.Attribute("Include")?.Value ?? string.Empty;

    private IEnumerable<XElement> Items(string kind)
        => _document.Descendants().Where(element => element.Name.LocalName == kind && element.Parent?.Name.LocalName == "ItemGroup");
}
