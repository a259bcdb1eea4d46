using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.Cli.Search;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet detect</c> over its pictures.</summary>
/// <param name="model">The model.</param>
/// <param name="detector">The model's detector.</param>
/// <param name="allowDamaged">Whether to use what is left of damaged pictures, with a message.</param>
/// <param name="json">Whether to print JSON.</param>
/// <param name="output">Takes the results.</param>
/// <param name="error">Takes messages about pictures that cannot be used.</param>
internal sealed class DetectRun(
    DupNetModel model, PictureDetector detector, bool allowDamaged, bool json, TextWriter output, TextWriter error)
{
    private readonly DetectedName _names = new();

    /// <summary>Finds faces in the pictures of some paths.</summary>
    /// <param name="paths">Files, folders and patterns.</param>
    /// <param name="folder">Where copies with boxes go; null for the default.</param>
    /// <returns><see cref="ExitCode.Failure"/> if a picture or path could not be used.</returns>
    public int Detect(IReadOnlyList<string> paths, string? folder)
    {
        if (folder is not null)
        {
            OutputFolder.Create(folder);
        }
        else if (!json && paths.Count == 1 && File.Exists(paths[0]))
        {
            folder = string.Empty;
        }

        PictureSearchResult found = PictureSearch.Find(paths);
        bool failed = found.Missing.Count > 0 || found.Unreadable.Count > 0;
        foreach (string message in found.Unreadable.Concat(found.Missing.Select(static path => $"{path}: no picture found.")))
        {
            ProgramMessage.Write(error, message);
        }

        if (found.PassedOver.Count > 0)
        {
            ProgramMessage.Write(error, PassedOverText.Of(found.PassedOver));
        }

        foreach (string file in found.Files)
        {
            try
            {
                DetectOne(file, folder);
            }
            catch (PictureException e)
            {
                ProgramMessage.Write(error, ModelFile.IsModel(file) ? $"{file}: is a model, not a picture; --model takes it." : e.Message);
                failed = true;
            }
        }

        return failed ? ExitCode.Failure : ExitCode.Success;
    }

    private void DetectOne(string file, string? folder)
    {
        Picture picture = Load(file);
        PictureDetections found = detector.Detect(picture);
        string? copy = folder is null ? null : Path.Combine(folder, _names.For(file));
        bool drawn = false;
        try
        {
            if (copy is not null)
            {
                DetectionPicture.Save(picture, found.Boxes, model.ClassNames, copy);
                drawn = true;
            }
        }
        finally
        {
            if (json)
            {
                PrintJson(file, picture, found);
            }
            else
            {
                PrintText(file, picture, found, drawn ? copy : null);
            }
        }
    }

    private Picture Load(string file)
    {
        if (!allowDamaged)
        {
            return PictureFile.Load(file);
        }

        Picture picture = PictureFile.LoadDamaged(file, out string? damage);
        if (damage is not null)
        {
            ProgramMessage.Write(error, damage);
        }

        return picture;
    }

    private void PrintJson(string file, Picture picture, PictureDetections found) => JsonLine.Write(output, DetectionJson.Of(file, picture, found.Milliseconds, found.Boxes, model.ClassNames));

    private void PrintText(string file, Picture picture, PictureDetections found, string? copy)
    {
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {picture.Width} x {picture.Height} pixels, {found.Boxes.Count} found in {found.Milliseconds:0.0} ms");
        output.WriteVisible(copy is null ? summary : $"{summary}, drawn in {copy}");
        foreach (PictureDetection box in found.Boxes)
        {
            DetectionText.Write(output, model.ClassNames[box.ClassIndex], box);
        }
    }
}
