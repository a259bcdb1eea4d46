using System.Globalization;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Output;

/// <summary>Prints a detection for people.</summary>
internal static class DetectionText
{
    /// <summary>Writes one line for a detection.</summary>
    /// <param name="output">Takes the line.</param>
    /// <param name="name">Name of the class.</param>
    /// <param name="box">The detection.</param>
    public static void Write(TextWriter output, string name, PictureDetection box) => output.WriteVisible(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name} {box.Score:0.00}  {box.Width:0} x {box.Height:0} at {box.X:0}, {box.Y:0}"));
}
