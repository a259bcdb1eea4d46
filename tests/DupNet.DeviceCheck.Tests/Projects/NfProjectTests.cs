using System.IO;
using DupNet.DeviceCheck.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

public sealed class NfProjectTests
{
    private const string Text = """
        <?xml version="1.0" encoding="utf-8"?>
        <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <!-- A comment that stays. -->
          <ItemGroup>
            <Compile Include="Gone.cs" />
            <Compile Include="Code.cs" />
          </ItemGroup>
          <ItemGroup>
            <Reference Include="mscorlib, Version=1.17.11.0">
              <HintPath>..\packages\nanoFramework.CoreLibrary.1.17.11\lib\mscorlib.dll</HintPath>
            </Reference>
            <Reference Include="None" />
          </ItemGroup>
        </Project>

        """;

    [Fact]
    public void SyncListsTheFilesOnDiskInOrdinalOrderAndChangesNothingElse()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("A.nfproj", Text);
        foreach (string file in (string[])["Code.cs", "a.cs", "Sub/Deep/B.cs", "Sub.cs", "obj/Generated.cs", "Sub/bin/Old.cs", "artifacts/X.cs", "notes.txt"])
        {
            directory.Write(file, string.Empty);
        }

        Assert.True(NfProject.Load(path).SyncCompileItems());

        string expected = Text.Replace(
            """
                <Compile Include="Gone.cs" />
                <Compile Include="Code.cs" />
            """,
            """
                <Compile Include="Code.cs" />
                <Compile Include="Sub.cs" />
                <Compile Include="Sub\Deep\B.cs" />
                <Compile Include="a.cs" />
            """,
            System.StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(path));
        Assert.False(NfProject.Load(path).SyncCompileItems());
    }

    [Fact]
    public void SyncRefusesAProjectWithoutAList()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("A.nfproj", "<Project><ItemGroup /></Project>");
        directory.Write("Code.cs", string.Empty);
        Assert.Throws<InvalidDataException>(() => NfProject.Load(path).SyncCompileItems());
    }

    [Fact]
    public void ReferencesAreThoseWithAPath()
    {
        using TemporaryDirectory directory = new();
        (string include, string hintPath) = Assert.Single(NfProject.Load(directory.Write("A.nfproj", Text)).References);
        Assert.Equal("mscorlib, Version=1.17.11.0", include);
        Assert.Equal(@"..\packages\nanoFramework.CoreLibrary.1.17.11\lib\mscorlib.dll", hintPath);
    }

    [Fact]
    public void CompiledFilesAreFoundInSharedProjectsAndWhateverTheirCase()
    {
        using TemporaryDirectory directory = new();
        string project = directory.Write(
            "main/A.nfproj",
            """<Project><Import Project="..\shared\S.projitems" /><ItemGroup><Compile Include="sub\CODE.cs" /></ItemGroup></Project>""");
        directory.Write(
            "shared/S.projitems", """<Project><ItemGroup><Compile Include="$(MSBuildThisFileDirectory)Shared.cs" /></ItemGroup></Project>""");
        string code = directory.Write("main/sub/Code.cs", string.Empty);
        string shared = directory.Write("shared/Shared.cs", string.Empty);
        Assert.Equal([code, shared], NfProject.Load(project).CompiledFiles);
    }

    [Fact]
    public void FindLeavesOutBuildOutputs()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("lib/A.nfproj", Text);
        directory.Write("lib/obj/B.nfproj", Text);
        Assert.Equal([path], NfProject.Find(directory.Root));
    }
}
