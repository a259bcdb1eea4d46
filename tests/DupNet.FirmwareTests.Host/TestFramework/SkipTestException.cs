using System;

namespace nanoFramework.TestFramework;

/// <summary>A test cannot run here.</summary>
public class SkipTestException : Exception
{
    /// <summary>Skips the test.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">The cause.</param>
    public SkipTestException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
