using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Output;

/// <summary>
/// A folder of captured pictures with YOLO's labels beside them: <c>capture-00001.png</c>, <c>capture-00001.txt</c>, and <c>classes.txt</c> with the
/// names of the classes.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="names">The names of the classes; empty where no boxes are saved.</param>
internal sealed class CaptureFolder(string folder, IReadOnlyList<string> names)
{
    private const string Prefix = "capture-";
    private const string NumberFormat = "00000";
    private const string ClassesFile = "classes.txt";

    private int _number;

    private string ClassesPath => Path.Combine(folder, ClassesFile);

    /// <summary>Finds the next free number; changes nothing.</summary>
    /// <exception cref="CommandException">The folder cannot be used, or its labels are of other classes.</exception>
    public void Check()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            _number = Directory.EnumerateFiles(folder, Prefix + "*").Select(NumberOf).DefaultIfEmpty(0).Max();
            if (names.Count > 0 && File.Exists(ClassesPath) && !File.ReadAllLines(ClassesPath).Select(static line => line.Trim()).SequenceEqual(Lines()))
            {
                throw new CommandException(
                    ExitCode.Failure, $"{ClassesPath}: names other classes than the board's model, which has {string.Join(", ", Lines())}. Give another folder.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{folder}: cannot be read: {e.Message}");
        }
    }

    /// <summary>Saves a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="boxes">What was found in it.</param>
    /// <param name="withBoxes">Whether labels are saved; without objects an empty file says that there are none.</param>
    /// <returns>Its file.</returns>
    /// <exception cref="CommandException">The folder cannot be made, or the labels cannot be written.</exception>
    /// <exception cref="PictureException">The picture cannot be written.</exception>
    public string Save(Picture picture, IReadOnlyList<PictureDetection> boxes, bool withBoxes)
    {
        OutputFolder.Create(folder);
        if (withBoxes && !File.Exists(ClassesPath))
        {
            OutputFile.Write(ClassesPath, Encoding.ASCII.GetBytes(string.Concat(Lines().Select(static line => line + "\n"))));
        }

        string stem = Path.Combine(folder, Prefix + (++_number).ToString(NumberFormat, CultureInfo.InvariantCulture));
        if (withBoxes)
        {
            // First: a picture without its labels would count as one without objects.
            OutputFile.Write(stem + ".txt", Encoding.ASCII.GetBytes(string.Concat(boxes.Select(box => LabelOf(box, picture)))));
        }

        PictureFile.Save(picture, stem + ".png");
        return stem + ".png";
    }

    /// <summary>Class, centre and sides in fractions of the picture.</summary>
    private static string LabelOf(PictureDetection box, Picture picture) => string.Create(
        CultureInfo.InvariantCulture,
        $"{box.ClassIndex} {(box.X + (box.Width / 2)) / picture.Width:0.000000} {(box.Y + (box.Height / 2)) / picture.Height:0.000000} "
        + $"{box.Width / picture.Width:0.000000} {box.Height / picture.Height:0.000000}\n");

    private static int NumberOf(string path) => int.TryParse(
        Path.GetFileNameWithoutExtension(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>A line a class. Readers pass empty lines over, which would shift the numbers of the classes.</summary>
    private string[] Lines() =>
    [
        .. names.Select(static (name, i) => string.Concat(name.Select(static c => char.IsControl(c) ? '?' : c)).Trim() is { Length: > 0 } line
            ? line
            : string.Create(CultureInfo.InvariantCulture, $"class{i}")),
    ];
}
