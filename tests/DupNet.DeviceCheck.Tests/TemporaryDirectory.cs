using System;
using System.IO;

namespace DupNet.DeviceCheck.Tests;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("devicecheck").FullName;

    /// <summary>Writes a file, given by its path below the folder, and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        string path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
