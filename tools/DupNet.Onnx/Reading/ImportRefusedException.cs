using System;
using System.Collections.Generic;

namespace DupNet.Onnx.Reading;

/// <summary>Says that a file cannot become a model, with everything that stands in the way.</summary>
public sealed class ImportRefusedException : Exception
{
    /// <summary>Makes the failure with one reason.</summary>
    public ImportRefusedException(string reason)
        : this([reason])
    {
    }

    /// <summary>Makes the failure with its reasons.</summary>
    public ImportRefusedException(IReadOnlyList<string> reasons)
        : base(string.Join(' ', reasons)) => Reasons = reasons;

    /// <summary>What stands in the way, a line each, at least one: <c>Conv 'conv3': group is 2, ...</c>.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
