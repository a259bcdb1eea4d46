using System.IO;
using Spectre.Console;

namespace DupNet.CommandLine.Output;

/// <summary>A line on a terminal that is written over again and again. Elsewhere it is not shown. Used by one thread at a time.</summary>
/// <param name="writer">Takes the line.</param>
public sealed class MovingLine(TextWriter writer)
{
    private static readonly ControlCode s_erase = new("\r\u001b[2K");

    private readonly IAnsiConsole _console = Terminal.Of(writer);
    private bool _shown;

    /// <summary>Whether the writer is a terminal, where the line is shown.</summary>
    public bool Moves => Terminal.Moves(_console);

    /// <summary>Shows a text in place of the last one, cut to the width of the terminal.</summary>
    public void Show(string text)
    {
        if (!Moves)
        {
            return;
        }

        Clear();
        writer.Write(text.Length < _console.Profile.Width ? text : text[..(_console.Profile.Width - 1)]);
        writer.Flush();
        _shown = true;
    }

    /// <summary>Writes a text as a line that stays, on a terminal and elsewhere.</summary>
    public void Keep(string text)
    {
        Clear();
        writer.WriteLine(text);
    }

    /// <summary>Takes the moving line away, so that other lines can be written.</summary>
    public void Clear()
    {
        if (_shown)
        {
            _console.Write(s_erase);
            _shown = false;
        }
    }
}
