using System.Collections.Generic;

namespace DupNet.Reporting.Charts;

/// <summary>A curve or a cloud of points.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points; of a curve from left to right.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);
