using System;

namespace DupNet.Pictures;

/// <summary>Says that a picture file cannot be read or written. The message names the file and the reason.</summary>
public sealed class PictureException : Exception
{
    /// <summary>Makes a failure with a message for the user.</summary>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Makes a failure with a message for the user and its cause.</summary>
    public PictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
