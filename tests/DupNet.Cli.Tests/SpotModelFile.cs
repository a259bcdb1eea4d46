using System.IO;
using DupNet.Packing;

namespace DupNet.Cli.Tests;

/// <summary>The model that finds bright squares, as a file.</summary>
internal static class SpotModelFile
{
    /// <summary>Writes the model into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string WriteTo(TemporaryFolder folder)
    {
        string path = folder.File("spots.dupnet");
        File.WriteAllBytes(path, SpotModel.Bytes);
        return path;
    }
}
