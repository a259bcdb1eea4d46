using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class that holds tests.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public class TestClassAttribute : Attribute
{
}
