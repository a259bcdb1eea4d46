using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks the method that runs after the tests of a class.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class CleanupAttribute : Attribute
{
}
