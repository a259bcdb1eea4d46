using System;

namespace DupNet.Evaluation;

/// <summary>A labelled photo set cannot be used. The message names the file, the line and the reason.</summary>
public sealed class LabelException : Exception
{
    /// <summary>A failure with a message for the user.</summary>
    public LabelException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a message for the user and its cause.</summary>
    public LabelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
