using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.DeviceCheck.Projects;

/// <summary>Reads the packages.config beside a .nfproj.</summary>
public static class NfPackages
{
    /// <summary>Identity and version of each package, and whether it is only needed to build.</summary>
    public static IReadOnlyList<(string Id, string Version, bool Development)> Of(NfProject project)
        => [.. XDocument.Load(Path.Combine(project.Folder, "packages.config")).Descendants("package")
            .Select(package => (
                package.Attribute("id")?.Value ?? string.Empty,
                package.Attribute("version")?.Value ?? string.Empty,
                package.Attribute("developmentDependency")?.Value == "true"))];
}
