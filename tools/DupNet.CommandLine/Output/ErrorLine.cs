using System.IO;
using Spectre.Console;

namespace DupNet.CommandLine.Output;

/// <summary>Tells a user what is wrong, in a line that begins with the program's name, red on a terminal.</summary>
public static class ErrorLine
{
    private static readonly Style s_style = new(Color.Red);

    /// <summary>Writes a message for the user.</summary>
    /// <param name="error">Takes the line.</param>
    /// <param name="program">Name of the program.</param>
    /// <param name="message">What is wrong, in one line.</param>
    public static void Write(TextWriter error, string program, string message)
    {
        message = VisibleText.Of(message);
        IAnsiConsole console = Terminal.Of(error);
        if (!Terminal.ShowsStyles(console))
        {
            error.WriteLine($"{program}: {message}");
            return;
        }

        console.Write(new Text($"{program}:", s_style));

        // Not by the console, which would break a long line within a path.
        error.WriteLine($" {message}");
    }
}
