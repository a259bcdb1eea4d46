using System.Collections.Generic;

namespace DupNet.Measuring.Models;

/// <summary>What is found in a picture.</summary>
/// <param name="Boxes">The detections, best first.</param>
/// <param name="Milliseconds">Time from pixels to boxes in milliseconds.</param>
public sealed record PictureDetections(IReadOnlyList<PictureDetection> Boxes, double Milliseconds);
