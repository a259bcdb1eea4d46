using System.Collections.Generic;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Sequences;

/// <summary>A frame of a sequence with its labels.</summary>
/// <param name="Number">When the frame was taken, in frames since the start, from 0. Numbers that are missing are frames that were lost.</param>
/// <param name="Picture">The pixels.</param>
/// <param name="Faces">The faces to find.</param>
/// <param name="Ignored">Boxes of faces that count neither way, in pixels.</param>
public sealed record SequenceFrame(int Number, Picture Picture, IReadOnlyList<SequenceFace> Faces, IReadOnlyList<Box> Ignored);
