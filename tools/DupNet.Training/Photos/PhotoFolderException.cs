using System;

namespace DupNet.Training.Photos;

/// <summary>A folder of photos that cannot be used; the message says which file and line, and why.</summary>
public sealed class PhotoFolderException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which file, and what is wrong with it.</param>
    public PhotoFolderException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which file, and what is wrong with it.</param>
    /// <param name="inner">What was thrown underneath.</param>
    public PhotoFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
