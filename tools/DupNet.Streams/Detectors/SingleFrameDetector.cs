using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Evaluation;
using DupNet.Measuring.Models;
using DupNet.Pictures;
using DupNet.Streams.Costs;

namespace DupNet.Streams.Detectors;

/// <summary>Detects in every frame as if there were no others, with the settings of a device.</summary>
public sealed class SingleFrameDetector : IStreamedDetector
{
    private readonly Detector _detector;
    private readonly DetectionInstructions _instructions;

    /// <summary>Makes the detector.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="settings">Its settings, from <see cref="PictureDetector.SettingsFor(DupNetModel, InputSize?)"/>.</param>
    public SingleFrameDetector(DupNetModel model, byte[] file, DetectorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _detector = new Detector(model, settings);
        var input = new InputSize(settings.InputWidth, settings.InputHeight);
        _instructions = new DetectionInstructions(model, file, input);
        Name = $"every frame, {input}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool HasTracks => false;

    /// <inheritdoc/>
    public bool IsCounted => _instructions.IsCounted;

    /// <inheritdoc/>
    public long BufferBytes => _detector.AllocatedBytes;

    /// <inheritdoc/>
    public void Restart()
    {
        // It remembers nothing.
    }

    /// <inheritdoc/>
    public IReadOnlyList<FoundFace> Next(Picture picture, out FrameWork work)
    {
        ArgumentNullException.ThrowIfNull(picture);
        long instructions = _instructions.In(new InputSize(picture.Width, picture.Height));
        work = new FrameWork(instructions, instructions);
        DetectionList list = _detector.Detect(new Frame(FrameFormat.Pixels(picture), picture.Width, picture.Height, FrameFormat.Format));
        var found = new FoundFace[list.Count];
        for (int i = 0; i < found.Length; i++)
        {
            Detection box = list[i];
            found[i] = new FoundFace(new Box(box.X, box.Y, box.Width, box.Height), box.Score, null);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds memory alone.
    }
}
