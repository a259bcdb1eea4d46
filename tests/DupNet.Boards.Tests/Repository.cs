using System.IO;
using DupNet.NativeCore;

namespace DupNet.Boards.Tests;

/// <summary>The folders of the project.</summary>
internal static class Repository
{
    /// <summary>The root folder.</summary>
    public static string Root => Checkout.Root;

    /// <summary>The folder of a board.</summary>
    public static string BoardFolder(string name) => Path.Combine(Root, "boards", name);

    /// <summary>The text of a board's <c>board.json</c>.</summary>
    public static string BoardText(string name) => File.ReadAllText(Path.Combine(BoardFolder(name), "board.json"));
}
