using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DataSets;
using DupNet.DataSets.Tables;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Sequences.Folders;

/// <summary>Sequences as folders of numbered pictures with labels.</summary>
/// <remarks>
/// The labels are this project's tables for photos with two columns more: <c>labels.csv</c> has
/// <c>file,width,height,x,y,w,h,identity,visible</c>, a row for each face of a frame, or one with an empty box for a frame without one; <c>ignore.csv</c> has
/// <c>file,x,y,w,h</c>, faces that count neither way. So a sequence is a set of labelled photos too.
/// </remarks>
public static class SequenceFolder
{
    private const string PicturesFolder = "images";

    /// <summary>Whether a folder holds a sequence: its labels have a column <c>identity</c>.</summary>
    public static bool IsSequence(string folder)
    {
        string labels = Path.Combine(folder, SequenceTables.LabelsName);
        return File.Exists(labels) && LabelTable.Has(labels, SequenceTables.IdentityColumn);
    }

    /// <summary>Finds sequences: the folder itself, else the folders in it that are one, in order of name.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The sequences; none where the folder holds something else.</returns>
    /// <exception cref="LabelException">The folder is missing, or a table cannot be read.</exception>
    public static IReadOnlyList<ISequence> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return File.Exists(folder) ? [] : throw new LabelException($"{folder}: no such folder.");
        }

        string[] folders = IsSequence(folder) ? [folder] : [.. Directory.GetDirectories(folder).Where(IsSequence).Order(StringComparer.Ordinal)];
        return [.. folders.Select(RecordedSequence.Open)];
    }

    /// <summary>Writes a sequence: PNG pictures, which keep every pixel, and labels.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="folder">The folder, made if missing.</param>
    /// <param name="written">Takes the number of frames that are written, after each.</param>
    /// <exception cref="PictureException">A picture cannot be written.</exception>
    public static void Write(ISequence sequence, string folder, Action<int>? written = null)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        Directory.CreateDirectory(Path.Combine(folder, PicturesFolder));
        var labels = new StringBuilder().AppendJoin(',', SequenceTables.LabelColumns).Append('\n');
        var ignored = new StringBuilder().AppendJoin(',', SequenceTables.IgnoreColumns).Append('\n');
        int count = 0;
        foreach (SequenceFrame frame in sequence.Frames())
        {
            string file = string.Create(CultureInfo.InvariantCulture, $"{PicturesFolder}/{frame.Number:000000}.png");
            PictureFile.Save(frame.Picture, Path.Combine(folder, file));
            string start = string.Create(CultureInfo.InvariantCulture, $"{file},{sequence.Width},{sequence.Height}");
            if (frame.Faces.Count == 0)
            {
                labels.Append(CultureInfo.InvariantCulture, $"{start},,,,,,\n");
            }

            foreach (SequenceFace face in frame.Faces)
            {
                labels.Append(CultureInfo.InvariantCulture, $"{start},{Text(face.Box)},{face.Identity},{face.Visible}\n");
            }

            foreach (Box box in frame.Ignored)
            {
                ignored.Append(CultureInfo.InvariantCulture, $"{file},{Text(box)}\n");
            }

            written?.Invoke(++count);
        }

        File.WriteAllText(Path.Combine(folder, SequenceTables.LabelsName), labels.ToString());
        File.WriteAllText(Path.Combine(folder, SequenceTables.IgnoreName), ignored.ToString());
    }

    private static string Text(Box box) => string.Create(CultureInfo.InvariantCulture, $"{box.X},{box.Y},{box.Width},{box.Height}");
}
