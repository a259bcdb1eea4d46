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
    public static void Save(Picture picture, IReadOnlyList<PictureDetection> boxes, IReadOnlyList<string>? names, string path)
    {
        // One class needs neither a name nor a colour of its own.
        bool several = names?.Count > 1;
        ScoreMark[] marks =
        [
            .. boxes.Select(box => new ScoreMark(
                box.X,
                box.Y,
                box.Width,
                box.Height,
                box.Score,
                several ? ClassColours.Of(box.ClassIndex) : MarkColour.Green,
                several ? names![box.ClassIndex] : null)),
        ];
        PictureFile.Save(BoxPainter.Paint(picture, marks), path);
    }
}
