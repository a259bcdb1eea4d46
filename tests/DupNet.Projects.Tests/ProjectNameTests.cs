using Xunit;

namespace DupNet.Projects.Tests;

public sealed class ProjectNameTests
{
    [Theory]
    [InlineData("my-app", "MyApp")]
    [InlineData("faceLed", "FaceLed")]
    [InlineData("a.b c_d", "ABCD")]
    [InlineData("2 dogs", "App2Dogs")]
    [InlineData("caf\u00e9 \u732b", "Caf")]
    [InlineData("\u732b", "App")]
    [InlineData("", "App")]
    public void FoldersBecomeIdentifiers(string folder, string name) => Assert.Equal(name, ProjectName.Identifier(folder, "App"));

    /// <summary>A namespace called Detector would hide the class.</summary>
    [Theory]
    [InlineData("detector", "DetectorApp")]
    [InlineData("System", "SystemApp")]
    [InlineData("classes", "ClassesApp")]
    [InlineData("dup-net", "DupNetApp")]
    [InlineData("dog", "Dog")]
    public void NoNameOfTheCodeIsHidden(string folder, string name)
        => Assert.Equal(name, ProjectName.OfFolder(folder, ["using System;\nnamespace X { class Y { Detector detector; } }"]));
}
