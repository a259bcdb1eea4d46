namespace System;

public static class GC
{
    public static void SuppressFinalize(object obj) => throw null;

    public static void ReRegisterForFinalize(object obj) => throw null;

    public static void WaitForPendingFinalizers() => throw null;
}
