namespace DupNet.Cli.Commands;

/// <summary>What <c>dupnet eval</c> makes besides its numbers.</summary>
/// <param name="Curves">Whether the numbers hold the curves.</param>
/// <param name="Examples">Folder for drawn photos; null for none.</param>
/// <param name="Degraded">Whether the model is also measured on photos that are made worse.</param>
/// <param name="Report">File for a page that people look at; null for none.</param>
internal sealed record EvalOutputs(bool Curves, bool Degraded, string? Examples, string? Report);
