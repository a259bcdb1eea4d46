using System.IO;
using Spectre.Console;

namespace DupNet.CommandLine.Output;

/// <summary>
/// What a writer can show. A terminal shows colours, unless <c>NO_COLOR</c> is set, and lines that move, unless <c>TERM</c> says that it
/// is a dumb one. A file or a pipe gets plain text.
/// </summary>
internal static class Terminal
{
    /// <summary>Makes a console that writes to a writer.</summary>
    public static IAnsiConsole Of(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,

            // Build servers are given colours by default, though what they show is a file.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
    }

    /// <summary>Whether a console is a terminal on which a line can be written over.</summary>
    public static bool Moves(IAnsiConsole console) => console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;

    /// <summary>Whether a console shows colours and bold type.</summary>
    public static bool ShowsStyles(IAnsiConsole console) => Moves(console) && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
}
