using System.Reflection;

namespace System;

public abstract class Type : MemberInfo
{
    internal Type() => throw null;

    public override Type DeclaringType => throw null;

    public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;

    public abstract Assembly Assembly { get; }

    public abstract string FullName { get; }

    public abstract Type BaseType { get; }
}
