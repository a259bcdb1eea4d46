namespace DupNet.Cli.Output;

/// <summary>The class of a detection, in JSON.</summary>
/// <param name="Id">Index into the model's class names.</param>
/// <param name="Name">The class name; null where the model is not at hand.</param>
internal sealed record ClassJson(int Id, string? Name);
