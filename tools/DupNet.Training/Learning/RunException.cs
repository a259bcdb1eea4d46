using System;

namespace DupNet.Training.Learning;

/// <summary>Says that a training run cannot start or go on. The message gives the reason.</summary>
public sealed class RunException : Exception
{
    /// <summary>Makes a failure with a message for the user.</summary>
    /// <param name="message">What is wrong.</param>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes a failure with a message for the user and its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">The cause.</param>
    public RunException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
