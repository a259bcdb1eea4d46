namespace DupNet.Cli.Output;

/// <summary>What was measured on sequences.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="BufferBytes">Bytes of all its buffers; the model and the frame come on top.</param>
/// <param name="IsCounted">Whether its instructions are counted; else they are estimated.</param>
internal sealed record StreamedDetectorJson(string Name, long BufferBytes, bool IsCounted);
