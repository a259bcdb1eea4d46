using System;
using System.IO;
using System.Linq;
using DupNet.Maintenance.Commands;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Maintenance.Tests.Licences;

public sealed class LicencesCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("licences").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void PackagesOfAllLicencesOnTheListAreTaken()
    {
        Lock("a", ("One", "1.0.0"), ("Two", "2.0.0"));
        Lock("b", ("One", "1.0.0"), ("Three", "3.0.0-Beta"));
        Specify("one", "1.0.0", "<license type=\"expression\">MIT</license>");
        Specify("two", "2.0.0", "<license type=\"expression\">GPL-2.0-only OR Apache-2.0</license>");
        Specify("three", "3.0.0-beta", "<license type=\"expression\">BSD-3-Clause</license>");
        Write("c/packages.config", "<packages><package id=\"nanoFramework.System.Text\" version=\"1.3.42\" /></packages>");
        (int code, string output, string error) = Run();
        Assert.Equal((0, "4 packages, 0 refused\n"), (code, error));
        Assert.Equal("nanoFramework.System.Text 1.3.42 MIT\nOne 1.0.0 MIT\nThree 3.0.0-Beta BSD-3-Clause\nTwo 2.0.0 GPL-2.0-only OR Apache-2.0\n", output);
    }

    [Theory]
    [InlineData("<license type=\"expression\">GPL-3.0-only</license>", "its licence, GPL-3.0-only, is not on the list")]
    [InlineData("<license type=\"expression\">MIT AND GPL-3.0-only</license>", "its licence, MIT AND GPL-3.0-only, is not on the list")]
    [InlineData("<license type=\"file\">LICENSE</license>", "its licence, unknown, is not on the list")]
    [InlineData("<licenseUrl>https://example.com</licenseUrl>", "its licence, unknown, is not on the list")]
    [InlineData("", "its licence, unknown, is not on the list")]
    public void OthersAreRefused(string licence, string told)
    {
        Lock("a", ("One", "1.0.0"));
        Specify("one", "1.0.0", licence);
        (int code, _, string error) = Run();
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeReadIsTold()
    {
        Lock("a", ("One", "1.0.0"));
        Assert.Contains("is missing; dotnet restore", Run().Error, StringComparison.Ordinal);
        Write("a/packages.lock.json", "{}");
        Assert.Contains("is no lock file", Run().Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(_root, "a", "packages.lock.json"));
        Assert.Contains("holds no packages.lock.json", Run().Error, StringComparison.Ordinal);
    }

    /// <summary>All steps of CI are pinned to a commit, not to a name that others may move.</summary>
    [Fact]
    public void StepsOfCiArePinned()
    {
        string[] steps =
        [
            .. Directory.GetFiles(Path.Combine(Checkout.Root, ".github", "workflows")).SelectMany(File.ReadAllLines)
                .Select(line => line.Trim().TrimStart('-', ' ')).Where(line => line.StartsWith("uses:", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Matches("^uses: [\\w/-]+@[0-9a-f]{40} # v[0-9.]+$", step));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int code = MaintenanceCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private (int Code, string Output, string Error) Run() => Run("licences", "--root", _root, "--packages", Path.Combine(_root, "artifacts", "packages"));

    private void Lock(string folder, params (string Id, string Version)[] packages) => Write(
        folder + "/packages.lock.json",
        "{\"version\":2,\"dependencies\":{\"net10.0\":{\"own\":{\"type\":\"Project\"},"
            + string.Join(",", packages.Select(package => $"\"{package.Id}\":{{\"type\":\"Direct\",\"resolved\":\"{package.Version}\"}}")) + "}}}");

    private void Specify(string id, string version, string licence) => Write(
        $"artifacts/packages/{id}/{version}/{id}.nuspec",
        $"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{id}</id>{licence}</metadata></package>");

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
