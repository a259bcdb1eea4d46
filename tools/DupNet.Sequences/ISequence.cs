using System.Collections.Generic;

namespace DupNet.Sequences;

/// <summary>Frames of a camera, one after another, with the faces that they show.</summary>
public interface ISequence
{
    /// <summary>Name of the sequence.</summary>
    string Name { get; }

    /// <summary>What kind of sequence it is; results are told apart by it.</summary>
    string Kind { get; }

    /// <summary>Width of every frame in pixels.</summary>
    int Width { get; }

    /// <summary>Height of every frame in pixels.</summary>
    int Height { get; }

    /// <summary>Number of frames that <see cref="Frames"/> gives at most; lost ones are counted too.</summary>
    int Length { get; }

    /// <summary>Gives the frames in order. Only one is in memory at a time; each call begins anew and gives the same frames.</summary>
    IEnumerable<SequenceFrame> Frames();
}
