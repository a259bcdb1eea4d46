using System;

namespace DupNet.Watching.Sources;

/// <summary>Says why a source gives no frame. The message is a sentence for the user.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Makes the failure with its reason.</summary>
    public SourceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the failure with its reason and its cause.</summary>
    public SourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
