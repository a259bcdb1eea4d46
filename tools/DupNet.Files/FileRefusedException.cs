using System;

namespace DupNet.Files;

/// <summary>Says that a file cannot be read. The message is the end of a sentence about the file, such as "is a folder".</summary>
public sealed class FileRefusedException : Exception
{
    /// <summary>Makes the failure with its reason.</summary>
    public FileRefusedException(string reason)
        : base(reason)
    {
    }

    /// <summary>Makes the failure with its reason and its cause.</summary>
    public FileRefusedException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
