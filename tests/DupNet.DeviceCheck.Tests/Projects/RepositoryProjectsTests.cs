using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DupNet.DeviceCheck.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

/// <summary>The .nfproj files of the repository agree with the disk, their packages and the solution.</summary>
public sealed class RepositoryProjectsTests
{
    private static readonly string[] s_folders = ["nf-src", "firmware-tests", "boards"];

    public static TheoryData<string> Projects =>
        [.. s_folders.Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(NfProject.Find)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))];

    /// <summary>The projects in nf-src, each of which is a package.</summary>
    public static TheoryData<string> Packages => [.. Projects.Select(row => row.Data).Where(path => path.StartsWith("nf-src/", StringComparison.Ordinal))];

    [Fact]
    public void TheLibraryIsAmongThem() => Assert.Contains("nf-src/DupNet.Embedded/DupNet.Embedded.nfproj", Projects.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Projects))]
    public void ListsExactlyTheFilesOnDisk(string path)
    {
        NfProject project = Load(path);
        Assert.Equal(project.FilesOnDisk, project.CompileItems);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void HasResourcesThatExistAndCodeThatKnowsThem(string path)
    {
        NfProject project = Load(path);
        foreach (NfResources resources in NfResources.Of(project))
        {
            Assert.All(resources.FullPaths, file => Assert.True(File.Exists(file), file));
            Assert.Equal(resources.Designer(project.Property("RootNamespace")!), File.ReadAllText(resources.DesignerPath));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void UsesTheLanguageVersionOfTheProjectSystemWhichAddsNoTypes(string path) => Assert.Equal("9.0", Load(path).Property("LangVersion"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void ReferencesThePackagesThatPackagesConfigPins(string path)
    {
        NfProject project = Load(path);
        string packages = Path.Combine(Repository.Root, "packages");
        IReadOnlyList<(string Id, string Version, bool Development)> pinned = NfPackages.Of(project);
        Assert.NotEmpty(project.References);
        HashSet<string> referenced = [];
        foreach ((string include, string hintPath) in project.References)
        {
            string file = Path.GetFullPath(Path.Combine(project.Folder, hintPath.Replace('\\', Path.DirectorySeparatorChar)));
            string[] parts = Path.GetRelativePath(packages, file).Split(Path.DirectorySeparatorChar);
            Assert.Equal(3, parts.Length);
            (string id, string version, _) = Assert.Single(pinned, package => package.Id + "." + package.Version == parts[0]);
            Assert.Equal("lib", parts[1]);
            Match assembly = Regex.Match(include, "^([^,]+)(?:, Version=([0-9.]+),.*)?$");
            Assert.Equal(Path.GetFileNameWithoutExtension(parts[2]), assembly.Groups[1].Value);
            if (assembly.Groups[2].Success && id == "nanoFramework.CoreLibrary")
            {
                Assert.Equal(version + ".0", assembly.Groups[2].Value);
            }

            referenced.Add(id);
        }

        Assert.Empty(pinned.Where(package => !package.Development).Select(package => package.Id).Except(referenced));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void NamesOnlyPackageFoldersThatPackagesConfigPins(string path)
    {
        NfProject project = Load(path);
        HashSet<string> pinned = [.. NfPackages.Of(project).Select(package => package.Id + "." + package.Version)];
        HashSet<string> named = [.. Regex.Matches(File.ReadAllText(project.FilePath), @"\\packages\\([\w.]+)").Select(match => match.Groups[1].Value)];
        Assert.Subset(pinned, named);
    }

    [Fact]
    public void OneVersionOfEachPackageEverywhere()
    {
        var versions = Projects.Select(row => Load(row.Data)).SelectMany(NfPackages.Of).Distinct().GroupBy(package => package.Id);
        Assert.All(versions, package => Assert.Single(package.Select(each => each.Version).Distinct()));
    }

    /// <summary>
    /// Visual Studio refuses to deploy an assembly whose native half the firmware lacks, so programs for stock firmware reference none:
    /// docs/nanoframework-projects.md names those that do.
    /// </summary>
    [Fact]
    public void OnlyProgramsForACustomFirmwareReferenceNativeAssemblies()
    {
        string[] native = ["DupNet.Embedded.Cameras.Esp32", "DupNet.Embedded.Native"];
        Assert.Equal(
            ["boards/samples/flash-model/DupNetFlashModel.nfproj", "firmware-tests/NFUnitTest/NFUnitTest.nfproj"],
            Projects.Select(row => row.Data).Where(path => Load(path).ProjectReferences.Intersect(native).Any()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void IsInTheSolutionByItsOwnKind(string path)
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "DupNet.Embedded.sln"));
        string guid = Load(path).Property("ProjectGuid")!.Trim('{', '}');
        string pattern = """Project\("\{11A8DD76-328B-46DF-9F39-F559912D0360\}"\) = "[^"]+", """
            + Regex.Escape($"\"{path.Replace('/', '\\')}\", \"{{{guid}}}\"");
        Assert.Matches(new Regex(pattern, RegexOptions.IgnoreCase), solution);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void ThePackageDependsOnWhatTheLibraryWasBuiltWithAndHasItsVersion(string path)
    {
        NfProject project = Load(path);
        XDocument nuspec = XDocument.Load(Path.ChangeExtension(project.FilePath, ".nuspec"));
        XName Name(string local) => nuspec.Root!.Name.Namespace + local;
        string version = nuspec.Descendants(Name("version")).Single().Value;
        Assert.Equal(
            NfPackages.Of(project).Where(package => !package.Development).Select(package => (package.Id, package.Version))
                .Concat(project.ProjectReferences.Select(library => (library, version))).Order(),
            nuspec.Descendants(Name("dependency")).Select(item => (item.Attribute("id")!.Value, item.Attribute("version")!.Value)).Order());
        Assert.Contains($"\"version\": \"{version}\"", File.ReadAllText(Path.Combine(project.Folder, "version.json")), StringComparison.Ordinal);
        Assert.Contains($"<Version>{version}</Version>", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void ListsOtherFilesThatExist(string path)
        => Assert.All(Load(path).OtherFiles, file => Assert.True(File.Exists(file), file));

    [Theory]
    [MemberData(nameof(Projects))]
    public void HasTheShapeThatTheProjectSystemOpens(string path)
    {
        NfProject project = Load(path);
        Assert.Equal("{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}", project.Property("ProjectTypeGuids"));
        Assert.Equal(@"$(MSBuildExtensionsPath)\nanoFramework\v1.0\", project.Property("NanoFrameworkProjectSystemPath"));
        Assert.Equal("v1.0", project.Property("TargetFrameworkVersion"));
        string[] parts = ["NFProjectSystem.Default.props", "<ProjectTypeGuids>", "NFProjectSystem.props", "<Compile ", "NFProjectSystem.CSharp.targets"];
        string text = File.ReadAllText(project.FilePath);
        int[] places = [.. parts.Select(part => text.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void NoTwoProjectsHaveTheSameIdentity()
    {
        Assert.Distinct(Projects.Select(row => Load(row.Data).Property("ProjectGuid")!.Trim('{', '}').ToUpperInvariant()));
        Assert.Distinct(Packages.Select(row => Path.GetFileNameWithoutExtension(row.Data)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void StatesWhatAssemblyItIs(string path)
    {
        NfProject project = Load(path);
        string info = File.ReadAllText(Path.Combine(project.Folder, "Properties", "AssemblyInfo.cs"));
        Assert.Contains($"AssemblyTitle(\"{project.Property("AssemblyName")}\")", info, StringComparison.Ordinal);
        Assert.All(["AssemblyProduct", "AssemblyCompany", "AssemblyCopyright"], name => Assert.Contains("[assembly: " + name + "(\"", info, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void ThePackageHoldsTheLibraryTheReadmeAndTheIcon(string path)
    {
        NfProject project = Load(path);
        string name = project.Property("AssemblyName")!;
        XDocument nuspec = XDocument.Load(Path.ChangeExtension(project.FilePath, ".nuspec"));
        string Value(string local) => nuspec.Descendants(nuspec.Root!.Name.Namespace + local).Single().Value;
        Assert.Equal(name, Value("id"));
        Assert.Equal("MIT", Value("license"));
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("releaseNotes"));

        // A gallery shows it apart from the project: it names its package and both licences, and links to nothing beside it.
        string readme = File.ReadAllText(Path.Combine(project.Folder, "PACKAGE.md"));
        Assert.StartsWith($"# {name}\n", readme, StringComparison.Ordinal);
        Assert.Contains("MIT licence. So are the weights", readme, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https://)", readme);

        List<string> contents = [];
        foreach (XElement file in nuspec.Descendants(nuspec.Root!.Name.Namespace + "file"))
        {
            string source = file.Attribute("src")!.Value;
            string target = file.Attribute("target")!.Value;
            contents.Add(target.EndsWith('\\') ? target + source.Split('\\')[^1] : target);
            if (!source.StartsWith(@"bin\Release\", StringComparison.Ordinal))
            {
                Assert.True(File.Exists(Path.Combine(project.Folder, source.Replace('\\', '/'))), source);
            }
        }

        string[] built = ["dll", "pdb", "pdbx", "pe", "xml"];
        Assert.Equal(
            built.Select(extension => $@"lib\{name}.{extension}").Append(Value("readme")).Append(Value("icon")).Order(),
            contents.Order());
    }

    [Fact]
    public void TheTableOfVersionsIsThatOfTheProjects()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nanoframework-projects.md"));
        Assert.Equal(
            Projects.SelectMany(row => NfPackages.Of(Load(row.Data))).Select(package => $"{package.Id} {package.Version}").Distinct().Order(StringComparer.Ordinal),
            Regex.Matches(document, @"^\| `([\w.]+)` \| ([\d.]+) \|", RegexOptions.Multiline).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}").Order(StringComparer.Ordinal));
    }

    private static NfProject Load(string path) => NfProject.Load(Path.Combine(Repository.Root, path));
}
