using System;
using System.Collections.Generic;
using System.Diagnostics;
using DupNet.Cli.Commands;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Pictures;

namespace DupNet.Cli.Models;

/// <summary>Runs the device library's detector on pictures. Not safe for use by several threads at once.</summary>
internal sealed class PictureDetector
{
    private readonly Detector _detector;

    /// <summary>A detector with its own memory.</summary>
    public PictureDetector(DupNetModel model, DetectorSettings settings)
    {
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
            throw new CommandException(ExitCode.Usage, $"--size does not suit the model: {e.Message}.");
        }

        return settings;
    }

    /// <summary>What is found in a picture, best first, and how long that took.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="PictureException">A side is longer than a frame's may be.</exception>
    public PictureDetections Detect(Picture picture, string path)
    {
        if (picture.Width > Frame.MaxSide || picture.Height > Frame.MaxSide)
        {
            throw new PictureException(
                $"{path}: {picture.Width} x {picture.Height} pixels are too many; the detector takes sides up to {Frame.MaxSide}.");
        }

        long start = Stopwatch.GetTimestamp();
        DetectionList list = _detector.Detect(new Frame(picture.Rgb, picture.Width, picture.Height, PixelFormat.Rgb888));
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var boxes = new List<PictureDetection>(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            boxes.Add(new PictureDetection(
                list[i].X, list[i].Y, list[i].Width, list[i].Height, list[i].Score, list[i].ClassIndex));
        }

        return new PictureDetections(boxes, milliseconds);
    }
}
