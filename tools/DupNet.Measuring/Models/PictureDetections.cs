using System.Collections.Generic;

namespace DupNet.Measuring.Models;

/// <summary>The detections in a picture, and the time that they took.</summary>
/// <param name="Boxes">The detections, best first.</param>
/// <param name="Milliseconds">Time from pixels to boxes in milliseconds.</param>
public sealed record PictureDetections(IReadOnlyList<PictureDetection> Boxes, double Milliseconds);
