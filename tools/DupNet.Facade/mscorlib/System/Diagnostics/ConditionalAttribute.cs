namespace System.Diagnostics;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ConditionalAttribute : Attribute
{
    public ConditionalAttribute(string conditionString) => throw null;

    public string ConditionString => throw null;
}
