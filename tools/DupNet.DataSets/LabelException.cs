using System;
using System.Collections.Generic;
using DupNet.DataSets.Troubles;

namespace DupNet.DataSets;

/// <summary>A labelled data set cannot be used. The message names the file, where there is one the line, and the reason.</summary>
public sealed class LabelException : Exception
{
    /// <summary>Makes a failure with a message for the user.</summary>
    public LabelException(string message)
        : base(message)
    {
        Reason = message;
    }

    /// <summary>Makes a failure with a message for the user and its cause.</summary>
    public LabelException(string message, Exception innerException)
        : base(message, innerException)
    {
        Reason = message;
    }

    /// <summary>Makes a failure at a line of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, the first being 1.</param>
    /// <param name="reason">What is wrong at the line, a sentence.</param>
    public LabelException(string path, int line, string reason)
        : base($"{path}:{line}: {reason}")
    {
        Reason = reason;
    }

    /// <summary>Makes a failure for several reasons.</summary>
    /// <param name="message">What cannot be done, in one line.</param>
    /// <param name="troubles">The reasons.</param>
    public LabelException(string message, IReadOnlyCollection<Trouble> troubles)
        : this(message)
    {
        Troubles = troubles;
    }

    /// <summary>The reasons, where there are several; otherwise empty, since the message says all.</summary>
    public IReadOnlyCollection<Trouble> Troubles { get; } = [];

    /// <summary>What is wrong, a sentence, without the file and line that the message may name before it.</summary>
    public string Reason { get; }
}
