using System;

namespace TestFrameworkShared;

public class SkipTestException : Exception
{
    public SkipTestException(string message = null, Exception innerException = null) => throw null;
}
