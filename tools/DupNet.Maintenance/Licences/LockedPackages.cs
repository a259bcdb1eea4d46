using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

namespace DupNet.Maintenance.Licences;

/// <summary>The packages that the projects of a checkout use: those of lock files, and of device projects' <c>packages.config</c>.</summary>
public static class LockedPackages
{
    private const string LockFile = "packages.lock.json";
    private const string DeviceFile = "packages.config";

    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Reads them, each version once, by name.</summary>
    /// <param name="root">Folder of the checkout.</param>
    /// <exception cref="InvalidDataException">A file is not what its name says, or there is none.</exception>
    public static IReadOnlyList<Package> Read(string root)
    {
        string[] folders = ["artifacts", ".git"];
        string[] files =
        [
            .. new[] { LockFile, DeviceFile }.SelectMany(name => Directory.EnumerateFiles(root, name, s_all))
                .Where(file => !folders.Contains(Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0])),
        ];
        Package[] packages =
        [
            .. files.SelectMany(file => Path.GetFileName(file) == LockFile ? Locked(file) : OfDevice(file))
                .Distinct().OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal),
        ];
        return packages.Length > 0 ? packages : throw new InvalidDataException($"{root}: holds no {LockFile} with packages");
    }

    private static IEnumerable<Package> Locked(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return
            [
                .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                    .SelectMany(target => target.Value.EnumerateObject())
                    .Where(entry => entry.Value.GetProperty("type").GetString() != "Project")
                    .Select(entry => new Package(entry.Name, entry.Value.GetProperty("resolved").GetString()!, false)),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file}: is no lock file: {e.Message}", e);
        }
    }

    private static IEnumerable<Package> OfDevice(string file) =>
    [
        .. XDocument.Load(file).Descendants("package").Select(entry => new Package(
            entry.Attribute("id")?.Value ?? throw new InvalidDataException($"{file}: a package has no id"),
            entry.Attribute("version")?.Value ?? throw new InvalidDataException($"{file}: a package has no version"),
            true)),
    ];
}
