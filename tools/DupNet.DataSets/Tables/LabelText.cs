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

    /// <summary>Reads the text of a file. A file of length 0, as some forms have for pictures without objects, gives an empty text.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LabelException">The file does not exist, is a folder, is too large, or cannot be read.</exception>
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
