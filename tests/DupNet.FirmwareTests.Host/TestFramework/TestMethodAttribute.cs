using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks a test.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public class TestMethodAttribute : Attribute
{
}
