using System;
using System.IO;
using DupNet.NativeCore;

namespace DupNet.DeviceCheck.Tests;

/// <summary>Folders that the tests look at.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root => Checkout.Root;

    /// <summary>Folder of all facades and of the facade builds of device libraries.</summary>
    public static string Facades { get; } = Path.Combine(Root, "tools", "DupNet.Facade");

    /// <summary>Source of the facade of mscorlib.</summary>
    public static string FacadeSource { get; } = Path.Combine(Facades, "mscorlib");

    /// <summary>Folder of the core device library as built against the facade of mscorlib, which lies beside it.</summary>
    public static string CoreDirectory { get; } = DirectoryOf("DupNet.Embedded");

    /// <summary>The facade of mscorlib.</summary>
    public static string FacadeAssembly { get; } = Path.Combine(CoreDirectory, "mscorlib.dll");

    /// <summary>Folder of a device library as built against facades, with all that it references.</summary>
    public static string DirectoryOf(string library) => Path.Combine(AppContext.BaseDirectory, "device", library);
}
