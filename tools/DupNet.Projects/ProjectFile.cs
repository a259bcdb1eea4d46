using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DupNet.Projects;

/// <summary>The .nfproj, the solution and the NuGet settings of a project.</summary>
/// <param name="sample">The .nfproj of the sample.</param>
/// <param name="name">Name of the project.</param>
/// <param name="libraries">Path from the project to the checkout with the libraries, with backslashes.</param>
internal sealed class ProjectFile(string sample, string name, string libraries)
{
    /// <summary>Of nanoFramework projects, for Visual Studio.</summary>
    private const string ProjectType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    private const string CheckoutOfSamples = @"..\..\..\";

    private readonly List<string> _libraries = [];

    /// <summary>The .nfproj.</summary>
    /// <param name="rootNamespace">The sample's namespace.</param>
    /// <param name="files">The files of the project.</param>
    /// <param name="more">Libraries that the settings use and the sample does not.</param>
    public string Make(string rootNamespace, IEnumerable<string> files, IEnumerable<string> more)
    {
        string project = Regex.Replace(sample, $@"\b{Regex.Escape(rootNamespace)}\b", name);
        project = Regex.Replace(project, "<ProjectGuid>[^<]*<", $"<ProjectGuid>{Id(name)}<");
        string compile = string.Concat(files
            .Where(static file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(static file => file.Replace('/', '\\'))
            .Order(StringComparer.Ordinal)
            .Select(static file => $"    <Compile Include=\"{file}\" />\n"));
        project = Regex.Replace(project, "  <!-- Not by hand[^\n]*\n", string.Empty);
        project = Regex.Replace(project, "(?:    <Compile Include=[^\n]*\n)+", _ => compile);
        string references = string.Concat(more.Select(library => $"    <ProjectReference Include=\"{CheckoutOfSamples}nf-src\\{library}\\{library}.nfproj\" />\n"));
        project = new Regex("(?:    <ProjectReference [^\n]*\n)+").Replace(project, match => match.Value + references, 1);
        project = project.Replace("    <None Include=\"README.md\" />\n", $"    <None Include=\"README.md\" />\n    <None Include=\"{WrittenNames.ModelFile}\" />\n", StringComparison.Ordinal);
        _libraries.Clear();
        _libraries.AddRange(References(project));
        return project.Replace(CheckoutOfSamples, Xml(libraries) + "\\", StringComparison.Ordinal);
    }

    /// <summary>A solution of the project and all libraries that it needs.</summary>
    public string Solution()
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_libraries);
        while (open.TryPop(out string? library))
        {
            if (all.Add(library))
            {
                foreach (string other in References(SampleFiles.ReadLibrary(library)))
                {
                    open.Push(other);
                }
            }
        }

        (string Name, string Path, string Id)[] projects =
        [
            (name, name + ".nfproj", Id(name)),
            .. all.Select(library => (library, $@"{libraries}\nf-src\{library}\{library}.nfproj", Regex.Match(SampleFiles.ReadLibrary(library), "<ProjectGuid>([^<]*)<").Groups[1].Value)),
        ];
        var text = new StringBuilder("\nMicrosoft Visual Studio Solution File, Format Version 12.00\n# Visual Studio Version 17\nMinimumVisualStudioVersion = 10.0.40219.1\n");
        foreach ((string project, string path, string id) in projects)
        {
            text.Append(CultureInfo.InvariantCulture, $"Project(\"{ProjectType}\") = \"{project}\", \"{path}\", \"{Braced(id)}\"\nEndProject\n");
        }

        text.Append("Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|Any CPU = Debug|Any CPU\n\t\tRelease|Any CPU = Release|Any CPU\n\tEndGlobalSection\n");
        text.Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n");
        foreach ((_, _, string id) in projects)
        {
            foreach (string configuration in new[] { "Debug", "Release" })
            {
                foreach (string step in new[] { "ActiveCfg", "Build.0", "Deploy.0" })
                {
                    text.Append(CultureInfo.InvariantCulture, $"\t\t{Braced(id)}.{configuration}|Any CPU.{step} = {configuration}|Any CPU\n");
                }
            }
        }

        return text.Append("\tEndGlobalSection\nEndGlobal\n").ToString();
    }

    /// <summary>Where packages are put: where the libraries look for theirs.</summary>
    public string NuGetConfig() => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <config>
            <!-- The libraries look for their packages here, and the project too. -->
            <add key="repositoryPath" value="{Xml(libraries)}\packages" />
          </config>
        </configuration>

        """.ReplaceLineEndings("\n");

    private static IEnumerable<string> References(string project) =>
        Regex.Matches(project, "<ProjectReference Include=\"[^\"]*?([^\"\\\\/]+)\\.nfproj\"").Select(static match => match.Groups[1].Value);

    private static string Xml(string text) => SecurityElement.Escape(text);

    private static string Braced(string id) => "{" + id.ToUpperInvariant() + "}";

    /// <summary>The same for the same name.</summary>
    private static string Id(string name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes("dupnet new " + name))[..16];

        // A name-based identifier of the layout of version 5.
        hash[7] = (byte)((hash[7] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash).ToString();
    }
}
