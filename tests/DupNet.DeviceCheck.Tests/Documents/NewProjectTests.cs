using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.DeviceCheck.Projects;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Projects;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Documents;

/// <summary>Projects that <c>dupnet new</c> writes, compiled as the samples are and held to the rules for device code.</summary>
public sealed class NewProjectTests
{
    private static readonly string[] s_needPsram = ["camera-web", "face-mqtt"];

    public static TheoryData<string> NeedPsram => [.. s_needPsram];

    /// <summary>Every sample on every board that has what it needs, where its model fits.</summary>
    public static TheoryData<string, string> All =>
    [
        .. from sample in SampleProgram.All
           from board in BoardCatalog.Boards
           where (board.Camera is not null || !sample.NeedsCamera) && (board.Psram is not null || !s_needPsram.Contains(sample.Name))
           select (sample.Name, board.Name),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void CompilesAgainstTheFacadesAndFitsTheDevice(string sample, string board)
    {
        using TemporaryDirectory directory = new();
        NfProject project = Write(directory, sample, board);
        string built = Path.Combine(directory.Root, "built");
        Directory.CreateDirectory(built);
        string[] references = [.. project.References.Select(reference => reference.Include.Split(',')[0]), .. project.ProjectReferences];
        string own = SampleProgram.Find(sample)!.RootNamespace;

        // Those that a sample lacks come from their own builds.
        foreach (string name in references)
        {
            string beside = Path.Combine(Repository.DirectoryOf(own), name + ".dll");
            File.Copy(File.Exists(beside) ? beside : Path.Combine(Repository.DirectoryOf(name), name + ".dll"), Path.Combine(built, name + ".dll"));
        }

        string assembly = Path.Combine(built, "Dog.dll");
        Sample.Compile(
            "Dog",
            [.. SourceFiles.Under(project.Folder).Select(File.ReadAllText)],
            [.. references.Select(name => Path.Combine(built, name + ".dll"))],
            LanguageVersion.CSharp9,
            assembly);
        Assert.Empty(DeviceChecker.Check(assembly, project.Folder, new DeviceLibrary("Dog", "dog") { AllowedAssemblies = references }));
    }

    [Theory]
    [MemberData(nameof(NeedPsram))]
    public void WhatNeedsPsramIsRefusedWithout(string sample)
    {
        using TemporaryDirectory directory = new();
        Board[] boards = [.. BoardCatalog.Boards.Where(static board => board.Camera is not null && board.Psram is null)];
        Assert.NotEmpty(boards);
        Assert.All(boards, board => Assert.Contains("PSRAM", Assert.Throws<ProjectException>(() => Write(directory, sample, board.Name)).Message, StringComparison.Ordinal));
    }

    private static NfProject Write(TemporaryDirectory directory, string sample, string board)
    {
        byte[] model = SpotModel.Bytes;
        ProjectOptions wishes = new(
            SampleProgram.Find(sample)!, Path.Combine(directory.Root, "dog"), BoardCatalog.Find(board)!, DupNetModel.Load(model), model, null, null, null, Repository.Root);
        new ProjectWriter(wishes, ProjectPlan.Of(wishes)).Write();
        return NfProject.Load(Path.Combine(directory.Root, "dog", "Dog.nfproj"));
    }
}
