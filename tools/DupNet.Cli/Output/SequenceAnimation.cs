using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences;
using DupNet.Streams.Detectors;

namespace DupNet.Cli.Output;

/// <summary>Writes sequences as one moving picture, with their labels or with what is followed.</summary>
internal static class SequenceAnimation
{
    private const int Quality = 60;

    /// <summary>Writes a moving picture.</summary>
    /// <param name="sequences">The sequences, of one size.</param>
    /// <param name="follower">Follows whom the pictures show; null to draw the labels.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="milliseconds">How long a frame is shown.</param>
    /// <exception cref="CommandException">The sequences have several sizes.</exception>
    /// <exception cref="PictureException">The file cannot be written.</exception>
    public static void Write(IReadOnlyList<ISequence> sequences, IStreamedDetector? follower, string path, int milliseconds)
    {
        ISequence first = sequences[0];
        if (sequences.FirstOrDefault(sequence => sequence.Width != first.Width || sequence.Height != first.Height) is ISequence other)
        {
            throw new CommandException(
                ExitCode.Usage, $"--animation shows frames of one size: {first.Name} has {first.Width} x {first.Height} pixels, {other.Name} {other.Width} x {other.Height}.");
        }

        using var file = new AnimationFile(path, first.Width, first.Height, Quality);
        foreach (ISequence sequence in sequences)
        {
            follower?.Restart();
            foreach (SequenceFrame frame in sequence.Frames())
            {
                file.Add(BoxPainter.Paint(frame.Picture, [.. follower is null ? Labels(frame) : Tracks(frame, follower)]), milliseconds);
            }
        }
    }

    private static IEnumerable<ScoreMark> Labels(SequenceFrame frame) => frame.Ignored.Select(box => Mark(box, MarkColour.Gray, null))
        .Concat(frame.Faces.Select(face => Mark(face.Box, ClassColours.Of(face.Identity - 1), Text(face.Identity))));

    private static IEnumerable<ScoreMark> Tracks(SequenceFrame frame, IStreamedDetector follower) => follower.Next(frame.Picture, out _)
        .Select(found => Mark(found.Box, ClassColours.Of((found.Track ?? 1) - 1), found.Track is int track ? Text(track) : null));

    private static ScoreMark Mark(Box box, MarkColour colour, string? name) => new((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, null, colour, name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
