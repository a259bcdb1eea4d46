using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using DupNet.Embedded;
using DupNet.Sequences;
using DupNet.Streams.Costs;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;

namespace DupNet.Cli.Output;

/// <summary>What <c>dupnet eval --stream</c> finds out about a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Checksum">CRC-32 of the model, eight hexadecimal digits.</param>
/// <param name="Bytes">Bytes of the model file.</param>
/// <param name="Sequences">What was measured on.</param>
/// <param name="Detectors">What was measured.</param>
/// <param name="Results">For each kind of sequences, then for all, the result of each detector.</param>
/// <param name="Times">Estimated times of a frame for each of <paramref name="Results"/>; left out without a board.</param>
internal sealed record StreamReport(
    string Model,
    string Checksum,
    int Bytes,
    IReadOnlyList<SequenceJson> Sequences,
    IReadOnlyList<StreamedDetectorJson> Detectors,
    IReadOnlyList<StreamResult> Results,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BoardTime>? Times)
{
    /// <summary>Puts the results together.</summary>
    public static StreamReport Of(
        DupNetModel model,
        IReadOnlyList<ISequence> sequences,
        IReadOnlyList<IStreamedDetector> detectors,
        IReadOnlyList<StreamResult> results,
        IReadOnlyList<BoardTime>? times) => new(
        model.Name,
        model.Checksum.ToString("x8", CultureInfo.InvariantCulture),
        model.FileBytes,
        [.. sequences.Select(sequence => new SequenceJson(sequence.Name, sequence.Kind, sequence.Width, sequence.Height, sequence.Length))],
        [.. detectors.Select(detector => new StreamedDetectorJson(detector.Name, detector.BufferBytes, detector.IsCounted))],
        results,
        times);
}
