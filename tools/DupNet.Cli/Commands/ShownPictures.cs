using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>The pictures that <c>dupnet device feed</c> shows to a board.</summary>
/// <param name="files">The picture files in the order of the show.</param>
/// <param name="output">Takes the names of the pictures that are shown.</param>
/// <param name="error">Takes what is wrong with the other files.</param>
internal sealed class ShownPictures(IReadOnlyList<string> files, TextWriter output, TextWriter error)
{
    private readonly HashSet<string> _unreadable = [];

    /// <summary>Number of files that could not be read so far.</summary>
    public int Unreadable => _unreadable.Count;

    /// <summary>Reads every file once, so that the user hears of all faults before the board asks for the first picture.</summary>
    /// <exception cref="CommandException">None can be read.</exception>
    public void Check()
    {
        string[] distinct = [.. files.Distinct()];
        foreach (string file in distinct)
        {
            Load(file);
        }

        if (Unreadable == distinct.Length)
        {
            throw new CommandException(ExitCode.Failure, "there is no picture to show.");
        }
    }

    /// <summary>The pictures, each loaded when it is asked for; null for a file that cannot be read.</summary>
    /// <param name="repeat">Whether to begin again after the last one.</param>
    public IEnumerable<Picture?> All(bool repeat)
    {
        do
        {
            foreach (string file in files)
            {
                Picture? picture = Load(file);
                if (picture is not null)
                {
                    output.WriteVisible(file);
                    output.Flush();
                }

                yield return picture;
            }
        }
        while (repeat);
    }

    /// <summary>Reads a file; what is wrong with it is told once.</summary>
    private Picture? Load(string file)
    {
        try
        {
            return PictureFile.Load(file);
        }
        catch (PictureException e)
        {
            if (_unreadable.Add(file))
            {
                ProgramMessage.Write(error, e.Message);
            }

            return null;
        }
    }
}
