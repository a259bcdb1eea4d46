namespace DupNet.Compiling;

/// <summary>A source file that was generated.</summary>
/// <param name="Name">Path of the file within the folder of generated files, with <c>/</c> between folders.</param>
/// <param name="Text">Text of the file, with lines ended by <c>\n</c>.</param>
public sealed record GeneratedFile(string Name, string Text);
