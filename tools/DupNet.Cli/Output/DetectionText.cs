using System.Globalization;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.Measuring.Models;

namespace DupNet.Cli.Output;

/// <summary>Prints a detection for people.</summary>
internal static class DetectionText
{
    /// <summary>Writes a line.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="name">What was found.</param>
    /// <param name="box">Where.</param>
    public static void Write(TextWriter output, string name, PictureDetection box) => output.WriteVisible(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name} {box.Score:0.00}  {box.Width:0} x {box.Height:0} at {box.X:0}, {box.Y:0}"));
}
