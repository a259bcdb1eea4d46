using System.IO;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using DupNet.DeviceCheck.Interop;
using Mono.Cecil;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Interop;

/// <summary>The firmware's half of each library with native methods belongs to the managed one.</summary>
public sealed class NativeTableTests
{
    [Theory]
    [InlineData("DupNet.Embedded.Native")]
    [InlineData("DupNet.Embedded.Cameras.Esp32")]
    public void TheFirmwareHasAnEntryForEveryMethodInOrder(string library)
    {
        using DeviceAssembly assembly = Open(library);
        NativeTable table = NativeTable.Of(assembly.Module);
        NativeSource source = Source(library);
        Assert.Equal(table.Entries, source.Entries.Select(entry => entry.Method));
        Assert.Equal(table.Methods.Select(NativeTable.IsNative), source.Entries.Select(entry => entry.Function != "nullptr"));

        // A native function is named after its method.
        Assert.All(
            source.Entries.Where(entry => entry.Function != "nullptr"),
            entry => Assert.EndsWith("." + entry.Function, entry.Method, System.StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("DupNet.Embedded.Native")]
    [InlineData("DupNet.Embedded.Cameras.Esp32")]
    public void TheFirmwareStatesNameChecksumAndVersion(string library)
    {
        using DeviceAssembly assembly = Open(library);
        NativeSource source = Source(library);
        Assert.Equal(assembly.Module.Assembly.Name.Name, source.Assembly);
        Assert.Equal($"{NativeTable.Of(assembly.Module).Checksum:X8}", $"{source.Checksum:X8}");
        CustomAttribute version = Assert.Single(
            assembly.Module.Assembly.CustomAttributes, attribute => attribute.AttributeType.Name == "AssemblyNativeVersionAttribute");
        Assert.Equal(version.ConstructorArguments[0].Value, source.Version);
    }

    [Fact]
    public void AnAssemblyWithoutNativeMethodsHasNoChecksum()
    {
        using DeviceAssembly assembly = DeviceAssembly.Open(Path.Combine(Repository.CoreDirectory, "DupNet.Embedded.dll"), Repository.CoreDirectory);
        Assert.Equal(0u, NativeTable.Of(assembly.Module).Checksum);
    }

    private static DeviceAssembly Open(string library)
    {
        string directory = Repository.DirectoryOf(library);
        return DeviceAssembly.Open(Path.Combine(directory, library + ".dll"), directory);
    }

    private static NativeSource Source(string library)
        => NativeSource.Read(Path.Combine(Repository.Root, "nf-src", library, "interop", "NativeAssembly.cpp"));
}
