using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using DupNet.Embedded.Native;

namespace DupNet.NativeCore;

/// <summary>The shared library that CMake builds from nf-src/DupNet.Embedded.Native.</summary>
public static class NativeLibraryFile
{
    /// <summary>The name that the imports state.</summary>
    public const string Name = "dupnet";

    private static readonly string s_path = Path.Combine(Checkout.Root, "artifacts", "native", FileName);

    static NativeLibraryFile()
    {
        foreach (Assembly assembly in new[] { typeof(NativeLibraryFile).Assembly, typeof(NativeEngine).Assembly })
        {
            NativeLibrary.SetDllImportResolver(
                assembly, (name, _, _) => name == Name && File.Exists(s_path) ? NativeLibrary.Load(s_path) : IntPtr.Zero);
        }
    }

    private static string FileName => OperatingSystem.IsWindows() ? "dupnet.dll" : OperatingSystem.IsMacOS() ? "libdupnet.dylib" : "libdupnet.so";

    /// <summary>Whether the library has been built.</summary>
    public static bool IsBuilt => File.Exists(s_path);

    /// <summary>What to do when it has not.</summary>
    public static string HowToBuild =>
        s_path + " has not been built: cmake -S nf-src/DupNet.Embedded.Native -B artifacts/native && cmake --build artifacts/native";
}
