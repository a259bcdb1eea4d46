namespace System.Runtime.CompilerServices;

public class RuntimeHelpers
{
    public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw null;

    public static object GetObjectValue(object obj) => throw null;

    public static int OffsetToStringData => throw null;
}
