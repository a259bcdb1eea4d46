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

    private readonly SizedDetector[] _detectors;
    private readonly DetectionMerger _merger;

    /// <summary>Makes a detector with its own memory, at the input size of its settings.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The user's settings. What a PC chooses for itself is set here.</param>
    public PictureDetector(DupNetModel model, DetectorSettings settings)
        : this(model, settings, [new InputSize(settings.InputWidth, settings.InputHeight)])
    {
    }

    /// <summary>Makes a detector with its own memory. It looks at a picture at each of some input sizes, and merges what it finds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The user's settings. Input sizes, and what a PC chooses for itself, are set here.</param>
    /// <param name="sizes">The input sizes, at least one; the model can run at each.</param>
    public PictureDetector(DupNetModel model, DetectorSettings settings, IReadOnlyList<InputSize> sizes)
    {
        SuitPictures(settings);
        _detectors = new SizedDetector[sizes.Count];
        for (int i = 0; i < sizes.Count; i++)
        {
            settings.InputWidth = sizes[i].Width;
            settings.InputHeight = sizes[i].Height;
            _detectors[i] = new SizedDetector(new Detector(model, settings), sizes[i]);
        }

        _merger = new DetectionMerger(settings);
    }

    /// <summary>Settings of a model's detector at an input size; null stands for the model's default size.</summary>
    /// <exception cref="CommandException">The model cannot run at this size.</exception>
    public static DetectorSettings SettingsFor(DupNetModel model, InputSize? size) => SettingsFor(model, size, "--size");

    /// <summary>
    /// Settings of a model's detector for several input sizes. They name the first size, or the model's default one when no size is given.
    /// </summary>
    /// <exception cref="CommandException">The model cannot run at one of these sizes.</exception>
    public static DetectorSettings SettingsFor(DupNetModel model, IReadOnlyList<InputSize> sizes)
    {
        string option = sizes.Count > 1 ? "--sizes" : "--size";
        DetectorSettings settings = SettingsFor(model, sizes.Count == 0 ? null : sizes[0], option);
        for (int i = 1; i < sizes.Count; i++)
        {
            SettingsFor(model, sizes[i], option);
        }

        return settings;
    }

    /// <summary>Sets what a PC chooses for itself, for pictures of any size.</summary>
    /// <param name="settings">The settings of a detector.</param>
    public static void SuitPictures(DetectorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.SampleGrid = SampleGrid;
        settings.MaxCandidates = Math.Max(MaxCandidates, settings.MaxDetections);
    }

    /// <summary>Finds objects in a picture, best first, and measures the time that this takes.</summary>
    /// <param name="picture">The picture.</param>
    public PictureDetections Detect(Picture picture)
    {
        long start = Stopwatch.GetTimestamp();
        int scale = 1;
        DetectionList list;
        if (_detectors.Length == 1)
        {
            list = _detectors[0].Detect(picture, out scale);
        }
        else
        {
            foreach (SizedDetector detector in _detectors)
            {
                DetectionList part = detector.Detect(picture, out int factor);
                _merger.Add(part, factor);
            }

            list = _merger.Merge();
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var boxes = new List<PictureDetection>(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            Detection box = list[i];
            boxes.Add(new PictureDetection(box.X, box.Y, box.Width, box.Height, box.Score, box.ClassIndex).Enlarge(scale, picture));
        }

        return new PictureDetections(boxes, milliseconds);
    }

    /// <summary>Reduces a picture as a detector does before its own sampling: by the whole factor that leaves at most four times the input along the side that is reduced most.</summary>
    /// <param name="picture">The picture; itself the result where it is not larger.</param>
    /// <param name="size">Size of the network's input.</param>
    /// <param name="factor">Pixels of the picture along a side of a pixel of the result.</param>
    public static Picture Reduce(Picture picture, InputSize size, out int factor)
    {
        int columns = SampleGrid * size.Width;
        int rows = SampleGrid * size.Height;
        factor = Math.Max((picture.Width + columns - 1) / columns, (picture.Height + rows - 1) / rows);
        return PictureReducer.Reduce(picture, factor);
    }

    private static DetectorSettings SettingsFor(DupNetModel model, InputSize? size, string option)
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
                : new CommandException(ExitCode.Usage, $"{option} {size.Value.Width}x{size.Value.Height} does not suit the model: {e.Message}.");
        }

        return settings;
    }

    /// <summary>A detector at one input size.</summary>
    private sealed class SizedDetector(Detector detector, InputSize size)
    {
        /// <summary>Finds objects in a copy of a picture that is reduced by a whole factor, in pixels of the copy.</summary>
        public DetectionList Detect(Picture picture, out int factor)
        {
            Picture reduced = Reduce(picture, size, out factor);
            return detector.Detect(new Frame(reduced.Rgb, reduced.Width, reduced.Height, PixelFormat.Rgb888));
        }
    }
}
