using System.CommandLine;
using System.CommandLine.Help;

namespace DupNet.CommandLine.Commands;

/// <summary>The root of a program's commands. It has <c>--help</c>, <c>--version</c> and the command <c>help</c>.</summary>
public sealed class ProgramCommand : Command
{
    /// <summary>Makes a program without commands of its own.</summary>
    /// <param name="name">The program's name, with which its messages begin.</param>
    /// <param name="description">What the program does, for its help.</param>
    public ProgramCommand(string name, string description)
        : base(name, description)
    {
        Options.Add(new HelpOption("--help", "-h", "-?") { Description = "Show help.", Recursive = true });
        Options.Add(new VersionOption("--version") { Description = "Show the version." });
        Subcommands.Add(HelpCommand.Create(this));
    }
}
