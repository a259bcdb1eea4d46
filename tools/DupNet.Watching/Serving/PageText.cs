using DupNet.CommandLine.Output;

namespace DupNet.Watching.Serving;

/// <summary>Text from elsewhere (names of files and classes, what a board says), as pages show it.</summary>
internal static class PageText
{
    private const int Longest = 300;

    /// <summary>The text with characters that control, hide or turn text made visible, and without an end that is too long for a page.</summary>
    public static string Of(string text) => VisibleText.Of(text.Length <= Longest ? text : text[..Longest] + "...");
}
