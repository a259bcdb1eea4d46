using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.Maintenance.Licences;

/// <summary>The licence of a package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Name">SPDX expression of its licence; null where it is not known.</param>
public sealed record PackageLicence(Package Package, string? Name)
{
    /// <summary>Licences that let this project, and programs that use it, do as they like, as long as they name the authors.</summary>
    private static readonly HashSet<string> s_allowed =
        new(["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Licences of packages that hold a text in place of an expression, as somebody has read them.</summary>
    private static readonly Dictionary<string, string> s_read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CommandLineParser"] = "MIT",
        ["Microsoft.DotNet.PlatformAbstractions"] = "MIT",
        ["Microsoft.ML.OnnxRuntime"] = "MIT",
        ["Microsoft.ML.OnnxRuntime.Managed"] = "MIT",
        ["MQTTnet"] = "MIT",
        ["nanoFramework.CoreLibrary"] = "MIT",
    };

    /// <summary>Whether the licence is known, and one of those that are taken.</summary>
    public bool IsAllowed => Name is not null && Name.Split(" OR ").Any(part => s_allowed.Contains(part.Trim(' ', '(', ')')));

    /// <summary>Finds the licence of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="folder">The folder that NuGet restores packages to.</param>
    /// <exception cref="FileNotFoundException">The package was not restored.</exception>
    public static PackageLicence Of(Package package, string folder)
    {
        string id = package.Id.ToLowerInvariant();
        string file = Path.Combine(folder, id, package.Version.ToLowerInvariant(), id + ".nuspec");
        if (!File.Exists(file))
        {
            // nanoFramework's build restores these, which is not run here; all of them state MIT.
            return package.OfDevice && (id.StartsWith("nanoframework.", StringComparison.Ordinal) || id == "nerdbank.gitversioning")
                ? new PackageLicence(package, "MIT")
                : throw new FileNotFoundException($"{file}: is missing; dotnet restore all solutions first");
        }

        XElement? licence = XDocument.Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        bool isExpression = licence?.Attribute("type")?.Value == "expression";
        return new PackageLicence(package, isExpression ? licence!.Value : s_read.GetValueOrDefault(package.Id));
    }
}
