using System;

namespace DupNet.Training.Export;

/// <summary>A trained network that the model format cannot hold; the message says which layer, and why.</summary>
public sealed class ExportException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which layer, and what is wrong.</param>
    public ExportException(string message)
        : base(message)
    {
    }
}
