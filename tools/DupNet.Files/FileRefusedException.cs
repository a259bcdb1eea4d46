using System;

namespace DupNet.Files;

/// <summary>A file cannot be read. The message is a sentence about it without its subject and full stop: "is a folder".</summary>
public sealed class FileRefusedException : Exception
{
    /// <summary>A failure with its reason.</summary>
    public FileRefusedException(string reason)
        : base(reason)
    {
    }

    /// <summary>A failure with its reason and its cause.</summary>
    public FileRefusedException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
