using System;

namespace DupNet.Pictures;

/// <summary>A picture file cannot be read or written. The message names the file and the reason.</summary>
public sealed class PictureException : Exception
{
    /// <summary>A failure with a message for the user.</summary>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a message for the user and its cause.</summary>
    public PictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
