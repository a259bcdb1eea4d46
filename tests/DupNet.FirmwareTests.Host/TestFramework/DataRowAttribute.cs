using System;

namespace nanoFramework.TestFramework;

/// <summary>Arguments with which a test runs.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute : Attribute
{
    /// <summary>Takes the arguments of one run.</summary>
    /// <param name="methodParameters">The arguments, at least one.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DataRowAttribute(params object[] methodParameters)
    {
        ArgumentNullException.ThrowIfNull(methodParameters);
        if (methodParameters.Length == 0)
        {
            throw new ArgumentException("a row has no arguments", nameof(methodParameters));
        }

        MethodParameters = methodParameters;
    }

    /// <summary>The arguments.</summary>
    public object[] MethodParameters { get; }
}
