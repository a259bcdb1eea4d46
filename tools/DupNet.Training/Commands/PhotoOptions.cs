using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;

namespace DupNet.Training.Commands;

/// <summary>Options for the photos of several commands.</summary>
internal static class PhotoOptions
{
    private const int MostEvery = 1_000_000;

    /// <summary>Makes the option <c>--photos</c>, for photos that lie apart from the labels of <c>--data</c>.</summary>
    public static Option<DirectoryInfo?> Photos() => new("--photos") { HelpName = "DIR", Description = "Folder that the photos of --data lie in, if not that of the labels. No photo outside it is read." };

    /// <summary>Makes an option for a number N, by which only every N-th photo is measured on.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">What the option does, for help.</param>
    /// <param name="usual">Value where the option is not given.</param>
    public static Option<int> Every(string name, string description, int usual) =>
        CommonOptions.Number(name, "N", description, MostEvery, usual, $"a whole number from 1 to {MostEvery}");
}
