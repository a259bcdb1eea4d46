namespace System;

[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Constructor
    | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Event
    | AttributeTargets.Interface | AttributeTargets.Delegate,
    Inherited = false)]
public sealed class ObsoleteAttribute : Attribute
{
    public ObsoleteAttribute() => throw null;

    public ObsoleteAttribute(string message) => throw null;

    public ObsoleteAttribute(string message, bool error) => throw null;

    public string Message => throw null;

    public bool IsError => throw null;
}
