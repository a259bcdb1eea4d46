using System;

namespace DupNet.Projects;

/// <summary>A project cannot be made as it is wanted. The message is for the user.</summary>
public sealed class ProjectException : Exception
{
    /// <summary>What is in the way.</summary>
    /// <param name="message">In one sentence.</param>
    public ProjectException(string message)
        : base(message)
    {
    }

    /// <summary>What is in the way.</summary>
    /// <param name="message">In one sentence.</param>
    /// <param name="innerException">Why.</param>
    public ProjectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
