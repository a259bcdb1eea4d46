using System;

namespace DupNet.Training.Export;

/// <summary>Says that the model format cannot hold a trained network. The message names the layer and the reason.</summary>
public sealed class ExportException : Exception
{
    /// <summary>Makes a failure with a message for the user.</summary>
    /// <param name="message">Which layer, and what is wrong.</param>
    public ExportException(string message)
        : base(message)
    {
    }
}
