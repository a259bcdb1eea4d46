using System;
using System.IO;
using DupNet.DeviceCheck.Projects;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Projects;

public sealed class NfResourcesTests
{
    private const string Data = """
        <data name="{0}" type="System.Resources.ResXFileRef, System.Windows.Forms">
          <value>{1};System.Byte[], mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089</value>
        </data>
        """;

    /// <summary>Numbers that Visual Studio wrote for the sample ManagedResources of nanoFramework.</summary>
    [Theory]
    [InlineData("nano_Framework_logo_32_border_trans", 23065)]
    [InlineData("String1", 1228)]
    [InlineData("String2", 1225)]
    public void NumbersAreThoseOfTheBuildTool(string name, short id) => Assert.Equal(id, NfResources.Id(name));

    [Fact]
    public void SyncWritesTheCodeOnce()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("Files.resx", "<root>" + Format("B_bin", "../b.bin") + Format("A_bin", "a.bin") + "</root>");
        NfResources resources = NfResources.Load(path);
        Assert.Equal(["a.bin", "../b.bin"], resources.Files.Values);
        Assert.True(resources.SyncDesigner("My.Device"));
        Assert.False(resources.SyncDesigner("My.Device"));
        string code = File.ReadAllText(Path.Combine(directory.Root, "Files.Designer.cs"));
        Assert.Contains("namespace My.Device\n", code, StringComparison.Ordinal);
        Assert.Contains("\"My.Device.Files\", typeof(Files).Assembly", code, StringComparison.Ordinal);
        Assert.Contains($"            A_bin = {NfResources.Id("A_bin")},\n", code, StringComparison.Ordinal);
        Assert.Contains($"            B_bin = {NfResources.Id("B_bin")},\n", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<data name=\"Text\" xml:space=\"preserve\"><value>Text</value></data>")]
    [InlineData("<data name=\"Text\" type=\"System.Resources.ResXFileRef, System.Windows.Forms\"><value>a.txt;System.String, mscorlib</value></data>")]
    public void RefusesWhatIsNotAFileOfBytes(string data)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("Files.resx", "<root>" + data + "</root>");
        Assert.Contains("Text", Assert.Throws<InvalidDataException>(() => NfResources.Load(path)).Message, StringComparison.Ordinal);
    }

    private static string Format(string name, string file)
        => Data.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", file, StringComparison.Ordinal);
}
