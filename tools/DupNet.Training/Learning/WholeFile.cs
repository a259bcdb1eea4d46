using System;
using System.IO;

namespace DupNet.Training.Learning;

/// <summary>Writes files that are whole at all times: an interruption leaves the old file, or none.</summary>
public static class WholeFile
{
    /// <summary>The name that a file has until it is whole.</summary>
    /// <param name="path">Path of the file.</param>
    public static string Unfinished(string path) => path + ".new";

    /// <summary>Writes a file, in place of the old one if there is one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="write">Writes the content to a stream.</param>
    public static void Write(string path, Action<Stream> write)
    {
        using (FileStream stream = File.Create(Unfinished(path)))
        {
            write(stream);
        }

        File.Move(Unfinished(path), path, overwrite: true);
    }
}
