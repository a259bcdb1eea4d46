namespace System.Reflection;

public class Assembly
{
    public static Assembly GetExecutingAssembly() => throw null;

    public static Assembly GetAssembly(Type type) => throw null;

    public AssemblyName GetName() => throw null;

    public virtual string FullName => throw null;
}
