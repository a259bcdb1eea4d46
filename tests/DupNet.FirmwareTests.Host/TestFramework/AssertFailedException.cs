using System;

namespace TestFrameworkShared;

/// <summary>A test failed.</summary>
public class AssertFailedException : Exception
{
    /// <summary>Without a message.</summary>
    public AssertFailedException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="msg">What failed.</param>
    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="msg">What failed.</param>
    /// <param name="ex">The cause.</param>
    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }
}
