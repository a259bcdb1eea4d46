using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.Boards;

/// <summary>
/// A board's wiring as a picture (SVG): its chip in the middle, the camera to the left, LEDs and the link to the right. All of it comes
/// from <c>board.json</c>. What the user wires is a thick line, what the board has is a thin one.
/// </summary>
public static class WiringDrawing
{
    private const int Width = 760;
    private const int Margin = 20;
    private const int PartWidth = 220;
    private const int ChipLeft = 310;
    private const int ChipRight = 450;
    private const int LineHeight = 18;
    private const int RowHeight = 24;
    private const int Gap = 16;
    private const int Inset = 10;
    private const int HeadHeight = 30;

    /// <summary>Letters that a part is wide, of the bold type and of the small one.</summary>
    private const int LettersATitle = 26;
    private const int LettersALine = 31;

    private const string Style = """

            .panel { fill: #ffffff; stroke: #d0d7de; }
            .part { fill: #f6f8fa; stroke: #57606a; stroke-width: 1.5; }
            .chip { fill: #ddf4ff; stroke: #0969da; stroke-width: 1.5; }
            .name { fill: #1f2328; font-size: 14px; font-weight: 600; }
            .text { fill: #424a53; font-size: 12.5px; }
            .board { stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 2 3; }
            .wire { stroke: #0969da; stroke-width: 3; }
            @media (prefers-color-scheme: dark) {
              .panel { fill: #0d1117; stroke: #30363d; }
              .part { fill: #161b22; stroke: #8b949e; }
              .chip { fill: #0c2d6b; stroke: #58a6ff; }
              .name { fill: #f0f6fc; }
              .text { fill: #c9d1d9; }
              .board { stroke: #8b949e; }
              .wire { stroke: #58a6ff; }
            }

        """;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="chip">Its chip.</param>
    /// <returns>The text of the SVG file.</returns>
    public static string Draw(Board board, Chip chip)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(chip);
        Part[] left = board.Camera is { } camera ? [CameraPart(camera)] : [];
        Part[] right = [.. board.Leds.Select(LedPart), LinkPart(board.Link)];
        int tall = Math.Max(HeightOf(left), Math.Max(HeightOf(right), HeadHeight + (4 * LineHeight)));
        int top = (2 * Margin) + LineHeight;
        int height = top + tall + RowHeight + (2 * Margin);
        var drawing = new List<XElement>
        {
            Rect("panel", 0.5, 0.5, Width - 1, height - 1),
            Text("name", Margin, Margin + Inset, "start", board.Title),
            Rect("chip", ChipLeft, top, ChipRight - ChipLeft, tall),
            Text("name", (ChipLeft + ChipRight) / 2, top + LineHeight + 2, "middle", chip.Title),
        };
        drawing.AddRange(Draw(left, Margin, top, Margin + PartWidth, ChipLeft, isLeft: true));
        drawing.AddRange(Draw(right, Width - Margin - PartWidth, top, Width - Margin - PartWidth, ChipRight, isLeft: false));
        int key = height - Margin;
        drawing.Add(Line("wire", Margin, Margin + 40, key - 4));
        drawing.Add(Text("text", Margin + 48, key, "start", "to be wired"));
        drawing.Add(Line("board", Margin + 140, Margin + 180, key - 4));
        drawing.Add(Text("text", Margin + 188, key, "start", "on the board"));
        drawing.Add(Text("text", Width - Margin, key, "end", PcText(board, chip)));
        var svg = new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("width", Width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title"),
            new XAttribute("font-family", "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"),
            new XElement(s_svg + "title", new XAttribute("id", "title"), $"Wiring of {board.Title}"),
            new XElement(s_svg + "style", Style),
            drawing);
        return svg.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static Part CameraPart(BoardCamera camera)
    {
        // A module is wired by the user, a parallel camera is plugged in or soldered.
        bool isWired = camera.Bus == CameraBus.Spi;
        PinRow[] supply = isWired ? [new("VCC", "3V3", true), new("GND", "GND", true)] : [];
        return new Part(
            [.. Wrap(camera.Title, LettersATitle), camera.Sensor],
            [.. supply, .. camera.Pins.Select(pin => new PinRow(pin.Key.ToUpperInvariant(), Gpio(pin.Value), isWired))]);
    }

    private static Part LedPart(BoardLed led) => new(
        Wrap(led.Name, LettersATitle), [new PinRow(DriveText(led.LitBy), Gpio(led.Pin), !led.OnBoard)]);

    private static Part LinkPart(BoardLink link)
    {
        bool isWired = !link.OnBoard;
        return new Part(
            [$"link, {link.Port}", .. Wrap(link.Reach, LettersALine)],
            [new PinRow("TX, to the adapter's RX", Gpio(link.Tx), isWired), new PinRow("RX, to the adapter's TX", Gpio(link.Rx), isWired), .. isWired ? new PinRow[] { new("GND", "GND", true) } : []]);
    }

    private static string DriveText(LedDrive drive) => drive switch
    {
        LedDrive.High => "lit by a high level",
        LedDrive.Low => "lit by a low level",
        LedDrive.OpenDrain => "lit by an open drain only",
        _ => "lit by WS2812 data",
    };

    private static string PcText(Board board, Chip chip) => board.Pc == PcConnection.Usb
        ? $"flashed over the chip's USB ({Pins(chip.Pins.Usb)})"
        : $"flashed over UART0 ({Pins(chip.Pins.Uart0)})";

    private static string Pins(IReadOnlyList<int> pins) => string.Join(", ", pins.Select(Gpio));

    private static string Gpio(int pin) => string.Create(CultureInfo.InvariantCulture, $"GPIO{pin}");

    private static string[] Wrap(string text, int letters)
    {
        var lines = new List<string> { string.Empty };
        foreach (string word in text.Split(' '))
        {
            string longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (longer.Length > letters)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = longer;
            }
        }

        return [.. lines];
    }

    private static int HeightOf(IReadOnlyList<Part> parts) => parts.Sum(static part => part.Height + Gap) - (parts.Count > 0 ? Gap : 0);

    private static IEnumerable<XElement> Draw(IEnumerable<Part> parts, int x, int top, int partEdge, int chipEdge, bool isLeft)
    {
        string inner = isLeft ? "end" : "start";
        string outer = isLeft ? "start" : "end";
        int inward = isLeft ? -Inset : Inset;
        foreach (Part part in parts)
        {
            yield return Rect("part", x, top, PartWidth, part.Height);
            int y = top + LineHeight;
            foreach ((int index, string line) in part.Lines.Index())
            {
                yield return Text(index == 0 ? "name" : "text", x + Inset, y, "start", line);
                y += LineHeight;
            }

            y += RowHeight - LineHeight;
            foreach (PinRow row in part.Rows)
            {
                yield return Text("text", partEdge + inward, y, inner, row.Signal);
                yield return Line(row.IsWired ? "wire" : "board", partEdge, chipEdge, y - 4);
                yield return Text("text", chipEdge - inward, y, outer, row.Pin);
                y += RowHeight;
            }

            top += part.Height + Gap;
        }
    }

    private static XElement Rect(string style, double x, double y, double width, double height) => new(
        s_svg + "rect",
        new XAttribute("class", style),
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("rx", 6));

    private static XElement Line(string style, int from, int to, int y) => new(
        s_svg + "line", new XAttribute("class", style), new XAttribute("x1", from), new XAttribute("y1", y), new XAttribute("x2", to), new XAttribute("y2", y));

    private static XElement Text(string style, int x, int y, string anchor, string text) => new(
        s_svg + "text", new XAttribute("class", style), new XAttribute("x", x), new XAttribute("y", y), new XAttribute("text-anchor", anchor), text);

    /// <summary>A signal, the pin that it goes to, and whether the user wires it.</summary>
    private sealed record PinRow(string Signal, string Pin, bool IsWired);

    /// <summary>A part with lines of text and signals.</summary>
    private sealed record Part(IReadOnlyList<string> Lines, IReadOnlyList<PinRow> Rows)
    {
        /// <summary>Its height in the drawing.</summary>
        public int Height => ((Lines.Count + 1) * LineHeight) + (Rows.Count * RowHeight) - Inset + 4;
    }
}
