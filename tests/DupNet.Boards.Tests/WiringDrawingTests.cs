using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace DupNet.Boards.Tests;

public class WiringDrawingTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheCommittedDrawingIsThatOfTheBoard(string name) => Assert.Equal(
        Draw(BoardCatalog.Find(name)!), File.ReadAllText(Path.Combine(Repository.BoardFolder(name), "wiring.svg")));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheReadmeShowsIt(string name) => Assert.Contains(
        "](wiring.svg)", File.ReadAllText(Path.Combine(Repository.BoardFolder(name), "README.md")), StringComparison.Ordinal);

    /// <summary>The table of the README says the same in words.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void WhatTheTableTellsToWireIsDrawnAsAWire(string name)
    {
        string[][] rows =
        [
            .. File.ReadAllLines(Path.Combine(Repository.BoardFolder(name), "README.md"))
                .Where(static line => line.EndsWith("| yes |", StringComparison.Ordinal) || line.EndsWith("| no |", StringComparison.Ordinal))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];
        Assert.NotEmpty(rows);
        XElement[] parts = [.. XElement.Parse(Draw(BoardCatalog.Find(name)!)).Elements()];
        foreach (string[] row in rows)
        {
            // A signal is a text, a line, and the text of its pin.
            int pin = Array.FindLastIndex(parts, part => part.Name == s_svg + "text" && part.Value == row[3] && parts[Array.IndexOf(parts, part) - 1].Name == s_svg + "line");
            Assert.True(pin >= 0, $"{row[1]} {row[2]}: {row[3]} is not drawn");
            string style = parts[pin - 1].Attribute("class")!.Value;
            Assert.True(style == (row[4] == "yes" ? "wire" : "board"), $"{row[1]} {row[2]}: {row[3]} is drawn as {style}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingOverlapsNorLeavesTheDrawing(string name)
    {
        XElement svg = XElement.Parse(Draw(BoardCatalog.Find(name)!));
        double[] size = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(static side => double.Parse(side, System.Globalization.CultureInfo.InvariantCulture))];
        (double X, double Y, double Right, double Bottom)[] boxes =
        [
            .. svg.Elements(s_svg + "rect").Where(static rect => rect.Attribute("class")!.Value != "panel")
                .Select(static rect => (Number(rect, "x"), Number(rect, "y"), Number(rect, "x") + Number(rect, "width"), Number(rect, "y") + Number(rect, "height"))),
        ];
        Assert.All(boxes, box => Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= size[2] && box.Bottom <= size[3]));
        Assert.All(boxes, box => Assert.Single(boxes, other => box.X < other.Right && other.X < box.Right && box.Y < other.Bottom && other.Y < box.Bottom));
        Assert.All(svg.Elements(s_svg + "text"), text => Assert.InRange(Number(text, "y"), 10, size[3]));
    }

    [Fact]
    public void HostileNamesAreText()
    {
        Board board = BoardCatalog.Find("esp32-cam")!;
        const string Hostile = "</text><script>alert(1)</script>&lt;";
        XElement svg = XElement.Parse(Draw(board with { Title = Hostile, Link = board.Link with { Reach = Hostile } }));
        Assert.Empty(svg.Descendants(s_svg + "script"));
        Assert.Contains(svg.Elements(s_svg + "text"), text => text.Value == Hostile);
    }

    private static string Draw(Board board) => WiringDrawing.Draw(board, BoardCatalog.ChipOf(board));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
