using System.Collections.Generic;
using System.Linq;

namespace DupNet.Devices;

/// <summary>What a board found in a frame.</summary>
/// <param name="Boxes">The detections, best first.</param>
/// <param name="Milliseconds">Time of the detection on the board in milliseconds.</param>
public sealed record DeviceDetections(IReadOnlyList<DeviceBox> Boxes, double Milliseconds)
{
    /// <summary>Checks that the model has the classes of the boxes.</summary>
    /// <param name="classes">How many classes the model has.</param>
    /// <exception cref="DeviceException">It lacks one.</exception>
    public void CheckClasses(int classes)
    {
        int highest = Boxes.Select(static box => box.ClassIndex).DefaultIfEmpty(-1).Max();
        if (highest >= classes)
        {
            throw new DeviceException($"the board found an object of class {highest}, but its model has {classes} {(classes == 1 ? "class" : "classes")}.");
        }
    }
}
