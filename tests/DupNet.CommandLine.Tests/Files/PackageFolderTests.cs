using System.IO;
using DupNet.CommandLine.Files;
using Xunit;

namespace DupNet.CommandLine.Tests.Files;

public sealed class PackageFolderTests
{
    [Fact]
    public void PackagesOfThisProjectLieThere() => Assert.True(Directory.Exists(Path.Combine(PackageFolder.Path, "system.commandline")));
}
