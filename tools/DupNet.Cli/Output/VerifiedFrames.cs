namespace DupNet.Cli.Output;

/// <summary>How many generated frames had their published checksums.</summary>
/// <param name="Right">Frames whose checksums are all right.</param>
/// <param name="Run">Frames that were run.</param>
/// <param name="First">The first checksum that differs, such as "frame 3, layer 2"; null if none does.</param>
internal sealed record VerifiedFrames(int Right, int Run, string? First);
