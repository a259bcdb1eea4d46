namespace System.Reflection;

public abstract class MemberInfo
{
    internal MemberInfo() => throw null;

    public abstract string Name { get; }

    public abstract Type DeclaringType { get; }
}
