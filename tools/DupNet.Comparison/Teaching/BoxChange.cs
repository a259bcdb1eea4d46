using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Comparison.Teaching;

/// <summary>A change that makes one box of another. The default changes nothing.</summary>
/// <param name="LogWidth">Natural logarithm of the factor of the width.</param>
/// <param name="LogHeight">Natural logarithm of the factor of the height.</param>
/// <param name="Right">How far the centre moves right, in widths of the first box.</param>
/// <param name="Down">How far the centre moves down, in heights of the first box.</param>
internal readonly record struct BoxChange(double LogWidth, double LogHeight, double Right, double Down)
{
    /// <summary>The change that makes <paramref name="second"/> of <paramref name="first"/>.</summary>
    public static BoxChange Between(Box first, Box second) => new(
        Math.Log(second.Width / first.Width),
        Math.Log(second.Height / first.Height),
        (second.X + (second.Width / 2) - first.X - (first.Width / 2)) / first.Width,
        (second.Y + (second.Height / 2) - first.Y - (first.Height / 2)) / first.Height);

    /// <summary>The mean of some changes, taken of each number by itself.</summary>
    public static BoxChange Mean(IReadOnlyCollection<BoxChange> changes) => new(
        changes.Average(change => change.LogWidth),
        changes.Average(change => change.LogHeight),
        changes.Average(change => change.Right),
        changes.Average(change => change.Down));

    /// <summary>Applies the change to a box.</summary>
    public Box Apply(Box box)
    {
        double width = box.Width * Math.Exp(LogWidth);
        double height = box.Height * Math.Exp(LogHeight);
        double centreX = box.X + (box.Width * (0.5 + Right));
        double centreY = box.Y + (box.Height * (0.5 + Down));
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }

    /// <summary>The box of which <see cref="Apply"/> makes <paramref name="box"/>.</summary>
    public Box Undo(Box box)
    {
        double width = box.Width / Math.Exp(LogWidth);
        double height = box.Height / Math.Exp(LogHeight);
        double centreX = box.X + (box.Width / 2) - (Right * width);
        double centreY = box.Y + (box.Height / 2) - (Down * height);
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }
}
