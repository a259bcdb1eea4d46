using System;
using System.IO;
using DupNet.Golden;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>The golden vectors, which the native core is checked against on other machines, are those of the managed runtime.</summary>
public class GoldenFilesTests
{
    [Fact]
    public void CommittedFilesAreWhatTheManagedRuntimeGives()
    {
        string folder = Path.Combine(Repository.Root, "firmware-tests", "golden");
        foreach ((string name, byte[] bytes) in GoldenFiles.All())
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(bytes),
                name + " differs: the runtime's results have changed, or dotnet run --project tools/DupNet.Golden -- firmware-tests/golden has not been run");
        }
    }
}
