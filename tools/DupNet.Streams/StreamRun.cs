using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Sequences;
using DupNet.Streams.Detectors;
using DupNet.Streams.Scores;

namespace DupNet.Streams;

/// <summary>Measures detectors on sequences.</summary>
public static class StreamRun
{
    /// <summary>
    /// Shows each frame of each sequence to all detectors. Frames are made or read once, one after another; results do not depend on the machine.
    /// </summary>
    /// <param name="sequences">The sequences, at least one.</param>
    /// <param name="detectors">The detectors.</param>
    /// <param name="isBySequence">Whether each sequence has results of its own, by its name; else each kind has.</param>
    /// <param name="shown">Takes the number of frames that are done, and of all.</param>
    /// <returns>For each kind, in the order in which the sequences first name it, then for all, the result of each detector.</returns>
    public static IReadOnlyList<StreamResult> Measure(
        IReadOnlyList<ISequence> sequences, IReadOnlyList<IStreamedDetector> detectors, bool isBySequence, Action<int, int> shown)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(detectors);
        ArgumentNullException.ThrowIfNull(shown);
        int all = sequences.Sum(sequence => sequence.Length);
        int before = 0;
        var scores = new List<(string Kind, StreamScore[] Scores)>();
        foreach (ISequence sequence in sequences)
        {
            StreamScore[] own = [.. detectors.Select(_ => new StreamScore())];
            foreach (IStreamedDetector detector in detectors)
            {
                detector.Restart();
            }

            foreach (SequenceFrame frame in sequence.Frames())
            {
                for (int i = 0; i < own.Length; i++)
                {
                    IReadOnlyList<FoundFace> found = detectors[i].Next(frame.Picture, out FrameWork work);
                    own[i].Add(frame, found, work);
                }

                shown(before + frame.Number + 1, all);
            }

            before += sequence.Length;
            scores.Add((isBySequence ? sequence.Name : sequence.Kind, own));
        }

        shown(all, all);
        string[] kinds = [.. scores.Select(score => score.Kind).Distinct()];
        StreamResult Of(string kind, int i) => StreamResult.Of(
            detectors[i].Name, detectors[i].HasTracks, kind, [.. scores.Where(score => kind == StreamResult.All || score.Kind == kind).Select(score => score.Scores[i])]);
        string[] named = kinds.Length > 1 ? [.. kinds, StreamResult.All] : kinds;
        return [.. named.SelectMany(kind => Enumerable.Range(0, detectors.Count).Select(i => Of(kind, i)))];
    }
}
