using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using DupNet.DeviceCheck.Projects;
using DupNet.Embedded;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using nanoFramework.Runtime.Native;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Documents;

/// <summary>The project of docs/use-in-your-app.md, built from the page itself.</summary>
public sealed class UseInYourAppTests
{
    private static readonly string[] s_references = ["mscorlib", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Native", "DupNet.Embedded"];

    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "use-in-your-app.md"));

    [Fact]
    public void ItsProjectAgreesWithItsFilesAndPackages()
    {
        using TemporaryDirectory directory = new();
        NfProject project = Write(directory);
        Assert.Equal(project.FilesOnDisk, project.CompileItems);
        Assert.Equal("9.0", project.Property("LangVersion"));
        Assert.Equal(
            s_references,
            project.References.Select(reference => reference.Include).Concat(project.ProjectReferences));
        Assert.Equal(
            NfPackages.Of(project).Select(package => $@"packages\{package.Id}.{package.Version}"),
            project.References.Select(reference => string.Join('\\', reference.HintPath.Split('\\').Take(2))));

        // The versions are those of the samples.
        NfProject sample = NfProject.Load(Path.Combine(Repository.Root, "boards", "samples", "self-test", "DupNetSelfTest.nfproj"));
        Assert.Equal(NfPackages.Of(sample), NfPackages.Of(project));

        // Where the page puts the checkout.
        string library = project.OtherFiles.Single(file => file.EndsWith(".nfproj", StringComparison.Ordinal));
        Assert.Equal(
            Path.Combine("nf-src", "DupNet.Embedded", "DupNet.Embedded.nfproj"),
            Path.GetRelativePath(Path.Combine(directory.Root, "DupNet.Embedded"), library));
    }

    [Fact]
    public void ItsCodeFitsTheDevice()
    {
        using TemporaryDirectory directory = new();
        NfProject project = Write(directory);
        string built = Path.Combine(directory.Root, "built");
        Directory.CreateDirectory(built);
        foreach (string name in s_references)
        {
            File.Copy(Path.Combine(Repository.DirectoryOf("DupNetSelfTest"), name + ".dll"), Path.Combine(built, name + ".dll"));
        }

        string assembly = Path.Combine(built, "FaceApp.dll");
        Sample.Compile(
            "FaceApp",
            [.. SourceFiles.Under(project.Folder).Select(File.ReadAllText)],
            [.. s_references.Select(name => Path.Combine(built, name + ".dll"))],
            LanguageVersion.CSharp9,
            assembly);
        Assert.Empty(DeviceChecker.Check(assembly, project.Folder, new DeviceLibrary("FaceApp", "FaceApp") { AllowedAssemblies = s_references }));
    }

    [Fact]
    public void ItsProgramPrintsWhatThePageSays()
    {
        using TemporaryDirectory directory = new();
        NfProject project = Write(directory);
        string expected = Regex.Match(Page, "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        TextWriter console = Console.Out;
        using StringWriter printed = new() { NewLine = "\n" };
        Console.SetOut(printed);
        try
        {
            RunOnThisMachine(project);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(expected, printed.ToString());
    }

    /// <summary>The files that the page shows, the two that it copies, and what Visual Studio writes.</summary>
    private static NfProject Write(TemporaryDirectory directory)
    {
        MatchCollection files = Regex.Matches(Page, "^`(FaceApp/[^`]+)`\n\n```[a-z]+\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.Equal(5, files.Count);
        foreach (Match file in files)
        {
            directory.Write(file.Groups[1].Value, file.Groups[2].Value);
        }

        MatchCollection copies = Regex.Matches(Page, @"^  (\S+) +copy of DupNet\.Embedded/(\S+)$", RegexOptions.Multiline);
        Assert.Equal(2, copies.Count);
        string folder = Path.Combine(directory.Root, "FaceApp");
        foreach (Match copy in copies)
        {
            File.Copy(Path.Combine(Repository.Root, copy.Groups[2].Value), Path.Combine(folder, copy.Groups[1].Value));
        }

        NfProject project = NfProject.Load(Path.Combine(folder, "FaceApp.nfproj"));
        foreach (NfResources resources in NfResources.Of(project))
        {
            Assert.All(resources.FullPaths, file => Assert.True(File.Exists(file), file));
            Assert.True(resources.SyncDesigner("FaceApp"));
        }

        return project;
    }

    private static void RunOnThisMachine(NfProject project)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp9);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Concat([typeof(Detector).Assembly.Location, typeof(ResourceUtility).Assembly.Location])
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "FaceApp",
            SourceFiles.Under(project.Folder).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream assembly = new();
        EmitResult result = compilation.Emit(
            assembly,
            manifestResources: NfResources.Of(project).SelectMany(resources => resources.Files.Select(file => new ResourceDescription(
                file.Key, () => File.OpenRead(Path.Combine(project.Folder, file.Value)), isPublic: true))),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        Assembly.Load(assembly.ToArray())
            .GetType("FaceApp.Program", throwOnError: true)!
            .GetMethod("Run", BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, null);
    }
}
