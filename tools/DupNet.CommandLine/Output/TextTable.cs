using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace DupNet.CommandLine.Output;

/// <summary>A table with aligned columns: the first column to the left, the others to the right.</summary>
/// <param name="headers">Titles of the columns.</param>
public sealed class TextTable(params string[] headers)
{
    private const int SpacesBetween = 2;

    /// <summary>Cells are never broken or cut: a terminal that is narrower wraps whole lines.</summary>
    private const int Width = 10_000;

    private static readonly Style s_header = new(decoration: Decoration.Bold);

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with one cell for each column.</summary>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, headers.Length);
        _rows.Add([.. cells.Select(VisibleText.Of)]);
    }

    /// <summary>Writes the rows, two spaces between columns.</summary>
    public void Write(TextWriter output)
    {
        Table table = new Table().NoBorder();
        bool styled = Terminal.ShowsStyles(Terminal.Of(output));
        for (int column = 0; column < headers.Length; column++)
        {
            table.AddColumn(new TableColumn(new Text(headers[column], styled ? s_header : Style.Plain))
            {
                Alignment = column == 0 ? Justify.Left : Justify.Right,
                NoWrap = true,
                Padding = new Padding(0, 0, column == headers.Length - 1 ? 0 : SpacesBetween, 0),
            });
        }

        foreach (string[] row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        using var text = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Width;
        console.Write(table);
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }
    }
}
