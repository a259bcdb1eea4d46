namespace System.Runtime.CompilerServices;

[AttributeUsage(AttributeTargets.Constructor | AttributeTargets.Method, Inherited = false)]
public sealed class MethodImplAttribute : Attribute
{
    public MethodCodeType MethodCodeType;

    public MethodImplAttribute() => throw null;

    public MethodImplAttribute(MethodImplOptions methodImplOptions) => throw null;

    public MethodImplAttribute(short _value) => throw null;

    public MethodImplOptions Value => throw null;
}
