using System.Collections.Generic;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Peers;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Measuring.Curves;
using DupNet.Measuring.Photos;

namespace DupNet.Comparison.Accuracy;

/// <summary>The accuracy of a detector on a photo set.</summary>
/// <param name="Detector">Name of the detector.</param>
/// <param name="Input">Input size of the detector, in words.</param>
/// <param name="Bytes">Bytes of the detector's model file.</param>
/// <param name="Parts">Results of each part of the photo set, then of all photos.</param>
/// <param name="Curves">Recall against false positives for each part.</param>
internal sealed record DetectorAccuracy(
    string Detector, string Input, long Bytes, IReadOnlyList<PartResult> Parts, IReadOnlyList<CurveReport> Curves)
{
    /// <summary>Measures a detector on a photo set.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="set">The photos.</param>
    /// <param name="data">Reports which photos cannot be decoded.</param>
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
