using System.IO;
using DupNet.Pictures;

namespace DupNet.DataSets.Tests;

/// <summary>Picture files that differ.</summary>
internal static class DrawnPhoto
{
    /// <summary>Writes a picture whose bytes no other name has.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string path, int width, int height)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var picture = new Picture(width, height);
        uint seed = 2166136261;
        foreach (char character in Path.GetFileName(path))
        {
            seed = (seed ^ character) * 16777619;
        }

        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            seed = (seed * 1664525) + 1013904223;
            picture.Rgb[i] = (byte)(seed >> 24);
        }

        PictureFile.Save(picture, path);
        return path;
    }
}
