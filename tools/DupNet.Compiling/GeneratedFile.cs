namespace DupNet.Compiling;

/// <summary>A source file that was generated.</summary>
/// <param name="Name">Its name within the folder of generated files, with <c>/</c> between folders.</param>
/// <param name="Text">Its text, lines ended by <c>\n</c>.</param>
public sealed record GeneratedFile(string Name, string Text);
