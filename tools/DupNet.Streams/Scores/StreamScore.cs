using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Sequences;
using DupNet.Streams.Detectors;

namespace DupNet.Streams.Scores;

/// <summary>Compares what a detector tells of the frames of a sequence with the labels. Add the frames in order.</summary>
/// <remarks>
/// A hit overlaps a face by at least 0.5, as with photos. A person who was gone for more than <see cref="LongestAbsence"/> frames is somebody new to
/// whoever follows: this is another appearance.
/// </remarks>
public sealed class StreamScore
{
    /// <summary>Frames without a visible face of a person after which the same appearance may go on.</summary>
    public const int LongestAbsence = 10;

    /// <summary>Overlap from which a box is on a face, however badly placed.</summary>
    private const double LooseOverlap = 0.3;

    private readonly Dictionary<int, Appearance> _appearances = [];
    private readonly Dictionary<int, FollowedTrack> _tracks = [];

    /// <summary>Frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Faces to find, in all frames.</summary>
    public int Faces { get; private set; }

    /// <summary>Faces that were found.</summary>
    public int Hits { get; private set; }

    /// <summary>Faces that a box was on, however badly placed: it overlaps by 0.3 or more.</summary>
    public int LooseHits { get; private set; }

    /// <summary>Boxes that found nothing, or a face that another one had found.</summary>
    public int FalsePositives { get; private set; }

    /// <summary>How often somebody appeared.</summary>
    public int Appearances { get; private set; }

    /// <summary>Appearances in which the face was found in some frame.</summary>
    public int AppearancesFound { get; private set; }

    /// <summary>Frames from the first that shows a face to the first in which it was found, of all appearances that were found.</summary>
    public int FramesUntilFound { get; private set; }

    /// <summary>How often a face was found by another track than the last time in the same appearance.</summary>
    public int Switches { get; private set; }

    /// <summary>IL instructions of all frames.</summary>
    public long Instructions { get; private set; }

    /// <summary>Those of the network's looks.</summary>
    public long Looks { get; private set; }

    /// <summary>Most IL instructions of a frame.</summary>
    public long MostInstructions { get; private set; }

    /// <summary>Tracks that were told.</summary>
    public int Tracks => _tracks.Count;

    /// <summary>Tracks whose boxes were on no face in more than half of their frames.</summary>
    public int FalseTracks => _tracks.Values.Count(track => 2 * track.OnFace < track.Boxes);

    /// <summary>Adds a frame.</summary>
    /// <param name="frame">The frame with its labels.</param>
    /// <param name="found">What the detector told.</param>
    /// <param name="work">What it took.</param>
    public void Add(SequenceFrame frame, IReadOnlyList<FoundFace> found, FrameWork work)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(found);
        Frames++;
        Faces += frame.Faces.Count;
        Instructions += work.Instructions;
        Looks += work.Looks;
        MostInstructions = Math.Max(MostInstructions, work.Instructions);
        foreach (SequenceFace face in frame.Faces)
        {
            See(face.Identity, frame.Number);
        }

        LabelledObject[] faces = [.. frame.Faces.Select(face => new LabelledObject(face.Box))];
        ScoredBox[] boxes = [.. found.Select(box => new ScoredBox(box.Box, box.Score))];
        IReadOnlyList<DetectionMatch> matches = DetectionMatcher.MatchClasses(faces, frame.Ignored, boxes);
        IReadOnlyList<DetectionMatch> loose = DetectionMatcher.MatchClasses(faces, frame.Ignored, boxes, LooseOverlap);
        for (int i = 0; i < boxes.Length; i++)
        {
            FalsePositives += matches[i].Outcome == MatchOutcome.FalsePositive ? 1 : 0;
            LooseHits += loose[i].Outcome == MatchOutcome.Hit ? 1 : 0;
            if (matches[i].Outcome == MatchOutcome.Hit)
            {
                Hits++;
                Find(frame.Faces[matches[i].Face].Identity, frame.Number);
            }

            if (found[i].Track is int track)
            {
                Follow(track, loose[i].Outcome);
                if (loose[i].Outcome == MatchOutcome.Hit)
                {
                    Change(frame.Faces[loose[i].Face].Identity, track);
                }
            }
        }
    }

    private void See(int identity, int number)
    {
        if (!_appearances.TryGetValue(identity, out Appearance? appearance) || number - appearance.Last > LongestAbsence + 1)
        {
            Appearances++;
            _appearances[identity] = appearance = new Appearance(number);
        }

        appearance.Last = number;
    }

    private void Find(int identity, int number)
    {
        Appearance appearance = _appearances[identity];
        if (!appearance.IsFound)
        {
            appearance.IsFound = true;
            AppearancesFound++;
            FramesUntilFound += number - appearance.First;
        }
    }

    private void Change(int identity, int track)
    {
        Appearance appearance = _appearances[identity];
        Switches += appearance.Track is int last && last != track ? 1 : 0;
        appearance.Track = track;
    }

    private void Follow(int number, MatchOutcome outcome)
    {
        if (!_tracks.TryGetValue(number, out FollowedTrack? track))
        {
            _tracks.Add(number, track = new FollowedTrack());
        }

        track.Boxes++;
        track.OnFace += outcome == MatchOutcome.FalsePositive ? 0 : 1;
    }

    /// <summary>A person from entering the frame to leaving it.</summary>
    /// <param name="first">The first frame that shows the face.</param>
    private sealed class Appearance(int first)
    {
        public int First { get; } = first;

        public int Last { get; set; } = first;

        public bool IsFound { get; set; }

        public int? Track { get; set; }
    }

    private sealed class FollowedTrack
    {
        public int Boxes { get; set; }

        public int OnFace { get; set; }
    }
}
