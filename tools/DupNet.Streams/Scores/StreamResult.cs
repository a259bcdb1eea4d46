using System;
using System.Collections.Generic;
using System.Linq;

namespace DupNet.Streams.Scores;

/// <summary>What a detector does on sequences of a kind.</summary>
/// <param name="Detector">Its name.</param>
/// <param name="Kind">The kind; <c>all</c> for all sequences.</param>
/// <param name="Sequences">Number of sequences.</param>
/// <param name="Frames">Their frames.</param>
/// <param name="Faces">Faces to find, in all frames.</param>
/// <param name="Instructions">IL instructions of a frame, the mean.</param>
/// <param name="LookInstructions">Those of them that the network's looks take.</param>
/// <param name="MostInstructions">IL instructions of the dearest frame.</param>
/// <param name="Recall">Part of the faces that are found, 0..1; null without faces.</param>
/// <param name="Recall30">The same where an overlap of 0.3 is enough: boxes that are placed badly count too.</param>
/// <param name="Precision">Part of the boxes that find a face, 0..1; null without boxes.</param>
/// <param name="FalsePositivesPerFrame">Boxes on no face, or on one that is found already, the mean.</param>
/// <param name="Appearances">How often somebody appeared.</param>
/// <param name="AppearancesFound">Appearances in which the face was found in some frame.</param>
/// <param name="FramesUntilFound">Frames from the first that shows a face to the first in which it is found, the mean of the appearances that are found.</param>
/// <param name="Switches">How often a face was found by another track than before; null for a detector without tracks.</param>
/// <param name="Tracks">Tracks; null likewise.</param>
/// <param name="FalseTracks">Tracks on no face in more than half of their frames; null likewise.</param>
public sealed record StreamResult(
    string Detector,
    string Kind,
    int Sequences,
    int Frames,
    int Faces,
    long Instructions,
    long LookInstructions,
    long MostInstructions,
    double? Recall,
    double? Recall30,
    double? Precision,
    double FalsePositivesPerFrame,
    int Appearances,
    int AppearancesFound,
    double? FramesUntilFound,
    int? Switches,
    int? Tracks,
    int? FalseTracks)
{
    /// <summary>Name of the results over all sequences.</summary>
    public const string All = "all";

    /// <summary>Adds up what a detector did on some sequences.</summary>
    /// <param name="detector">Its name.</param>
    /// <param name="hasTracks">Whether it follows anybody.</param>
    /// <param name="kind">The kind of the sequences.</param>
    /// <param name="scores">The scores of the sequences, at least one, each of at least one frame.</param>
    public static StreamResult Of(string detector, bool hasTracks, string kind, IReadOnlyList<StreamScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        int Sum(Func<StreamScore, int> value) => scores.Sum(value);
        int frames = Sum(score => score.Frames);
        int faces = Sum(score => score.Faces);
        int hits = Sum(score => score.Hits);
        int wrong = Sum(score => score.FalsePositives);
        int found = Sum(score => score.AppearancesFound);
        static double? Share(int part, int of) => of == 0 ? null : (double)part / of;
        return new StreamResult(
            detector,
            kind,
            scores.Count,
            frames,
            faces,
            scores.Sum(score => score.Instructions) / frames,
            scores.Sum(score => score.Looks) / frames,
            scores.Max(score => score.MostInstructions),
            Share(hits, faces),
            Share(Sum(score => score.LooseHits), faces),
            Share(hits, hits + wrong),
            (double)wrong / frames,
            Sum(score => score.Appearances),
            found,
            Share(Sum(score => score.FramesUntilFound), found),
            hasTracks ? Sum(score => score.Switches) : null,
            hasTracks ? Sum(score => score.Tracks) : null,
            hasTracks ? Sum(score => score.FalseTracks) : null);
    }
}
