using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences;

namespace DupNet.Cli.Output;

/// <summary>Writes sequences as one moving picture with their labels.</summary>
internal static class SequenceAnimation
{
    private const int Quality = 75;

    /// <summary>Writes a moving picture.</summary>
    /// <param name="sequences">The sequences, of one size.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="milliseconds">How long a frame is shown.</param>
    /// <exception cref="CommandException">The sequences have several sizes.</exception>
    /// <exception cref="PictureException">The file cannot be written.</exception>
    public static void Write(IReadOnlyList<ISequence> sequences, string path, int milliseconds)
    {
        ISequence first = sequences[0];
        if (sequences.FirstOrDefault(sequence => sequence.Width != first.Width || sequence.Height != first.Height) is ISequence other)
        {
            throw new CommandException(
                ExitCode.Usage, $"--animation shows frames of one size: {first.Name} has {first.Width} x {first.Height} pixels, {other.Name} {other.Width} x {other.Height}.");
        }

        using var file = new AnimationFile(path, first.Width, first.Height, Quality);
        foreach (SequenceFrame frame in sequences.SelectMany(sequence => sequence.Frames()))
        {
            IEnumerable<ScoreMark> ignored = frame.Ignored.Select(box => Mark(box, MarkColour.Gray, null));
            IEnumerable<ScoreMark> faces = frame.Faces.Select(face => Mark(face.Box, ClassColours.Of(face.Identity - 1), face.Identity.ToString(CultureInfo.InvariantCulture)));
            file.Add(BoxPainter.Paint(frame.Picture, [.. ignored, .. faces]), milliseconds);
        }
    }

    private static ScoreMark Mark(Box box, MarkColour colour, string? name) => new((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, null, colour, name);
}
