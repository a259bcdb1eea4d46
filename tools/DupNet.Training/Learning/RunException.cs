using System;

namespace DupNet.Training.Learning;

/// <summary>A training run that cannot start or go on; the message says why.</summary>
public sealed class RunException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">What was thrown underneath.</param>
    public RunException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
