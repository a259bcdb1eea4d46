using System.Collections.Generic;
using System.Linq;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Output;

/// <summary>A copy of a picture with boxes and scores.</summary>
internal static class DetectionPicture
{
    /// <summary>Writes the picture with boxes and scores to a file.</summary>
    /// <exception cref="PictureException">The file cannot be written.</exception>
    public static void Save(Picture picture, IReadOnlyList<PictureDetection> boxes, string path)
    {
        ScoreMark[] marks = [.. boxes.Select(box => new ScoreMark(box.X, box.Y, box.Width, box.Height, box.Score))];
        PictureFile.Save(BoxPainter.Paint(picture, marks), path);
    }
}
