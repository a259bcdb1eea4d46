using System;
using System.IO;
using System.Text;
using DupNet.Files;

namespace DupNet.DataSets.Tables;

/// <summary>Reads the text files of a data set.</summary>
internal static class LabelText
{
    /// <summary>More than any file of labels has; a file without an end is noticed before memory is full of it.</summary>
    private const long MostBytes = 1L << 29;

    /// <summary>The text of a file; empty when it has no length, as label files of pictures without objects.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LabelException">There is none, it is a folder, too large, or cannot be read.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length == 0 && file.LinkTarget is null)
        {
            return string.Empty;
        }

        try
        {
            using var reader = new StreamReader(new MemoryStream(RegularFile.ReadAllBytes(path, MostBytes)), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (FileRefusedException e)
        {
            throw new LabelException($"{path}: {e.Message}.", e);
        }
    }
}
