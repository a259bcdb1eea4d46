using System;
using System.Collections.Generic;
using System.Diagnostics;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Pictures;

namespace DupNet.Measuring.Models;

/// <summary>Runs the device library's detector on pictures. Not safe for use by several threads at once.</summary>
/// <remarks>
/// Photos are often far larger than a camera's frames: the sampler averages as finely as it can, and what is more than four
/// times the network's input is reduced by a whole factor before. A frame of up to twice the input is sampled as on a device.
/// </remarks>
public sealed class PictureDetector
{
    /// <summary>Largest grid of samples that the device library averages.</summary>
    private const int SampleGrid = 4;

    /// <summary>Boxes that enter the suppression, in every command: dense heads at low thresholds have many.</summary>
    private const int MaxCandidates = 1024;

    private readonly Detector _detector;
    private readonly int _inputWidth;
    private readonly int _inputHeight;

    /// <summary>A detector with its own memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The user's settings; those that a PC chooses for itself are set here.</param>
    public PictureDetector(DupNetModel model, DetectorSettings settings)
    {
        settings.SampleGrid = SampleGrid;
        settings.MaxCandidates = Math.Max(MaxCandidates, settings.MaxDetections);
        _inputWidth = settings.InputWidth;
        _inputHeight = settings.InputHeight;
        _detector = new Detector(model, settings);
    }

    /// <summary>Settings for a model at an input size, the model's default one when it is null.</summary>
    /// <exception cref="CommandException">The model cannot run at this size.</exception>
    public static DetectorSettings SettingsFor(DupNetModel model, InputSize? size)
    {
        var settings = new DetectorSettings(model);
        if (size is InputSize given)
        {
            settings.InputWidth = given.Width;
            settings.InputHeight = given.Height;
        }

        try
        {
            _ = new NetworkPlan(model, settings.InputWidth, settings.InputHeight);
        }
        catch (ArgumentException e)
        {
            throw size is null
                ? new CommandException(ExitCode.Failure, $"model {model.Name}: cannot run at its own default size: {e.Message}.")
                : new CommandException(ExitCode.Usage, $"--size does not suit the model: {e.Message}.");
        }

        return settings;
    }

    /// <summary>What is found in a picture, best first, and how long that took.</summary>
    /// <param name="picture">The picture.</param>
    public PictureDetections Detect(Picture picture)
    {
        long start = Stopwatch.GetTimestamp();
        int factor = Factor(picture);
        Picture reduced = PictureReducer.Reduce(picture, factor);
        DetectionList list = _detector.Detect(new Frame(reduced.Rgb, reduced.Width, reduced.Height, PixelFormat.Rgb888));
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var boxes = new List<PictureDetection>(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            Detection box = list[i];
            boxes.Add(new PictureDetection(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassIndex).Enlarge(factor, picture));
        }

        return new PictureDetections(boxes, milliseconds);
    }

    /// <summary>The whole factor that leaves at most four times the input along the side that is reduced most.</summary>
    private int Factor(Picture picture)
    {
        int columns = SampleGrid * _inputWidth;
        int rows = SampleGrid * _inputHeight;
        return Math.Max((picture.Width + columns - 1) / columns, (picture.Height + rows - 1) / rows);
    }
}
