using DupNet.Evaluation;

namespace DupNet.Sequences;

/// <summary>A face in a frame of a sequence.</summary>
/// <param name="Box">The part of the face's box that lies in the frame, in pixels.</param>
/// <param name="Identity">Number of the person, from 1; the same in all frames of a sequence.</param>
/// <param name="Visible">Part of the face that is seen, 0.5..1: not beyond the frame, and not covered by somebody in front.</param>
public readonly record struct SequenceFace(Box Box, int Identity, double Visible)
{
    /// <summary>A face of which less is seen counts neither way.</summary>
    public const double LeastVisible = 0.5;
}
