using System.Collections.Generic;

namespace DupNet.Devices;

/// <summary>What a board found in a frame.</summary>
/// <param name="Boxes">The detections, best first.</param>
/// <param name="Milliseconds">Time of the detection on the board in milliseconds.</param>
public sealed record DeviceDetections(IReadOnlyList<DeviceBox> Boxes, double Milliseconds);
