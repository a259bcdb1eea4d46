using System.Collections.Generic;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Peers;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Measuring.Curves;
using DupNet.Measuring.Photos;

namespace DupNet.Comparison.Accuracy;

/// <summary>How well a detector does.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Input">Its input size in words.</param>
/// <param name="Bytes">Bytes of its file.</param>
/// <param name="Parts">The parts of the photo set, then all photos.</param>
/// <param name="Curves">Curves of the parts.</param>
internal sealed record DetectorAccuracy(
    string Detector, string Input, long Bytes, IReadOnlyList<PartResult> Parts, IReadOnlyList<CurveReport> Curves)
{
    /// <summary>Measures a detector.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="set">The photos.</param>
    /// <param name="data">Is told which of them cannot be decoded.</param>
    /// <param name="error">Takes progress.</param>
    public static DetectorAccuracy Measure(Peer detector, DataSet set, DataReport data, TextWriter error)
    {
        error.WriteVisible($"{detector.Name}, input {detector.Input}");
        PhotoDetections found = data.Detect(detector.Create, set, set.Photos, Progress.OfPhotos(error));
        DetectionEvaluation evaluation = ClassAgreement.WithoutClasses.Apply(found).Evaluate();
        IReadOnlyList<PartResult> parts = evaluation.Results();
        return new DetectorAccuracy(detector.Name, detector.Input, detector.Bytes, parts, CurveReport.Of(parts, evaluation));
    }
}
