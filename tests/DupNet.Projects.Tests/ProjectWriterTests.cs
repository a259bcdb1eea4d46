using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DeviceCheck.Projects;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Projects.Tests;

public sealed class ProjectWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dupnet-projects-").FullName;

    public static TheoryData<string> Samples => [.. SampleProgram.All.Select(sample => sample.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every folder of boards/samples whose model is a resource, with its own namespace.</summary>
    [Fact]
    public void AllSamplesAreThere()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Checkout.Root, "boards", "samples")).Where(folder => File.Exists(Path.Combine(folder, "Resources.resx")))];
        Assert.Equal(folders.Select(Path.GetFileName).Order(StringComparer.Ordinal), SampleProgram.All.Select(sample => sample.Name));
        Assert.All(SampleProgram.All, sample => Assert.Contains(sample.RootNamespace + ".nfproj", SampleFiles.Of(sample.Name)));
        Assert.All(SampleProgram.All, sample =>
        {
            string settings = SampleFiles.Of(sample.Name).Contains("BoardSettings.cs") ? SampleFiles.Read(sample.Name, "BoardSettings.cs") : string.Empty;
            Assert.Equal(sample.UsesCamera, settings.Contains(" OpenCamera(", StringComparison.Ordinal));
            Assert.Equal(sample.SetsInput, settings.Contains(" MakeSettings(", StringComparison.Ordinal));
            Assert.Equal(sample.Kernels == SampleKernels.Either, settings.Contains(" MakeEngine(", StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void AProjectIsWhole(string sample)
    {
        NfProject project = Write(sample, "esp32-cam");
        Assert.Equal(project.FilesOnDisk, project.CompileItems);
        Assert.Equal(("9.0", "MyApp", "MyApp"), (project.Property("LangVersion"), project.Property("RootNamespace"), project.Property("AssemblyName")));
        Assert.All(project.OtherFiles, file => Assert.True(File.Exists(file), file));
        NfResources resources = Assert.Single(NfResources.Of(project));
        Assert.Equal(Wishes.Nano, File.ReadAllBytes(Assert.Single(resources.FullPaths, static path => path.EndsWith("model.dupnet", StringComparison.Ordinal))));
        Assert.All(resources.FullPaths, path => Assert.True(File.Exists(path), path));
        Assert.Equal(sample == "camera-web" ? ["Model", "Page"] : ["Model"], resources.Files.Keys);

        // As Visual Studio would write it.
        Assert.False(resources.SyncDesigner("MyApp"));
        Assert.Equal(
            NfPackages.Of(project).Select(package => $"{package.Id}.{package.Version}").Order(StringComparer.Ordinal),
            project.References.Select(reference => reference.HintPath.Replace('\\', '/').Split('/')[^3]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(project.References, reference => Assert.StartsWith(
            Path.Combine(Checkout.Root, "packages"), Path.GetFullPath(Path.Combine(project.Folder, reference.HintPath.Replace('\\', '/'))), StringComparison.Ordinal));
    }

    [Fact]
    public void TheSolutionHoldsAllLibrariesThatAreReached()
    {
        NfProject project = Write("face-led", "esp32-cam");
        string[] lines = [.. File.ReadAllLines(Path.Combine(project.Folder, "MyApp.sln")).Where(line => line.StartsWith("Project(", StringComparison.Ordinal))];
        Assert.Equal(
            ["MyApp", "DupNet.Embedded", "DupNet.Embedded.Cameras", "DupNet.Embedded.Cameras.Esp32", "DupNet.Embedded.Cameras.Wiring", "DupNet.Embedded.Native", "DupNet.Embedded.Video"],
            lines.Select(line => line.Split('"')[3]));
        Assert.All(lines, line =>
        {
            string path = Path.Combine(project.Folder, line.Split('"')[5].Replace('\\', '/'));
            Assert.Contains(line.Split('"')[7].Trim('{', '}'), File.ReadAllText(path), StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains(@"packages"" />", File.ReadAllText(Path.Combine(project.Folder, "nuget.config")), StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsAreThoseOfTheBoard()
    {
        string settings = Settings("face-led", "esp32-cam");
        Assert.Contains("Board = \"esp32-cam\"", settings, StringComparison.Ordinal);
        Assert.Contains("LedPin = 33", settings, StringComparison.Ordinal);
        Assert.Contains("IsLedLitByHigh = false", settings, StringComparison.Ordinal);
        Assert.Contains("PowerDown = 32,", settings, StringComparison.Ordinal);
        Assert.Contains("Data = new[] { 5, 18, 19, 21, 36, 39, 34, 35 },", settings, StringComparison.Ordinal);
        Assert.Contains("new NativeEngine()", settings, StringComparison.Ordinal);
        Assert.Contains("InputWidth = 96,", settings, StringComparison.Ordinal);
        Assert.Contains("new CameraMode(96, 96, ", settings, StringComparison.Ordinal);
        settings = Settings("serial-detector", "esp32-s3-eye");
        Assert.Contains("Port = \"COM1\"", settings, StringComparison.Ordinal);
        Assert.Contains("TransmitPin = 43", settings, StringComparison.Ordinal);
        settings = Settings("people-counter", "esp32-c3-devkit-arducam");
        Assert.Contains("SpiClock = 6,", settings, StringComparison.Ordinal);
        Assert.Contains("LinePosition = 48;", settings, StringComparison.Ordinal);
        settings = Settings("presence-sensor", "esp32-s3-eye");
        Assert.Contains("OutputMode = PinMode.OutputOpenDrain", settings, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameWishesGiveTheSameBytes()
    {
        ProjectOptions wishes = Wishes.Of("face-led", "esp32-cam", Wishes.Nano, Path.Combine(_folder, "my-app"));
        IReadOnlyDictionary<string, byte[]> first = new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Files();
        IReadOnlyDictionary<string, byte[]> second = new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Files();
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
        Assert.All(first.Where(file => file.Key != "model.dupnet"), file => Assert.DoesNotContain((byte)'\r', file.Value));
    }

    [Fact]
    public void TheReadmeTellsThreeCommandsAndWhereTheLibrariesAre()
    {
        NfProject project = Write("face-led", "esp32-cam");
        string readme = File.ReadAllText(Path.Combine(project.Folder, "README.md"));
        string commands = readme.Split("```")[^2].Trim();
        Assert.Equal(
            ["nuget restore MyApp.sln", "msbuild MyApp.sln -p:Configuration=Release", "dupnet flash --board esp32-cam --port PORT --image bin/Release/MyApp.bin --model model.dupnet --clr nanoCLR.bin"],
            commands.Split('\n'));
        Assert.Contains($"in `{Path.GetRelativePath(project.Folder, Checkout.Root).Replace('\\', '/')}`", readme, StringComparison.Ordinal);
        Assert.Contains("| `` face `` | `Classes.Face` | `Classes.FaceName` |", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutACheckoutTheLibrariesAreBesideTheProject()
    {
        ProjectOptions wishes = Wishes.Of("self-test", "esp32-cam", Wishes.Nano, Path.Combine(_folder, "my-app")) with { Libraries = null };
        ProjectWriter writer = new(wishes, ProjectPlan.Of(wishes));
        Assert.Equal(Path.Combine(_folder, "DupNet.Embedded"), writer.Libraries);
        Assert.Contains(
            @"<ProjectReference Include=""..\DupNet.Embedded\nf-src\DupNet.Embedded\DupNet.Embedded.nfproj"" />", Encoding.UTF8.GetString(writer.Files()["MyApp.nfproj"]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsThereIsLeftAlone()
    {
        string file = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(file, "mine");
        AssertRefused(_folder, "is not empty");
        AssertRefused(file, "is a file");
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    private static void AssertRefused(string folder, string message)
    {
        ProjectOptions wishes = Wishes.Of("self-test", "esp32-cam", Wishes.Nano, folder);
        Assert.Contains(message, Assert.Throws<ProjectException>(() => new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Write()).Message, StringComparison.Ordinal);
    }

    private static string Settings(string sample, string board)
    {
        ProjectOptions wishes = Wishes.Of(sample, board, Wishes.Nano);
        return Encoding.UTF8.GetString(new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Files()["BoardSettings.cs"]);
    }

    private NfProject Write(string sample, string board)
    {
        ProjectOptions wishes = Wishes.Of(sample, board, Wishes.Nano, Path.Combine(_folder, "my-app"));
        new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Write();
        return NfProject.Load(Path.Combine(_folder, "my-app", "MyApp.nfproj"));
    }
}
