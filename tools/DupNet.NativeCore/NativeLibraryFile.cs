using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using DupNet.Embedded.Native;

namespace DupNet.NativeCore;

/// <summary>The shared library that CMake builds from nf-src/DupNet.Embedded.Native.</summary>
public static class NativeLibraryFile
{
    /// <summary>Name of the library without prefix and extension, as imports state it.</summary>
    public const string Name = "dupnet";

    private static readonly string s_path = Path.Combine(Checkout.IsHere ? Checkout.Root : AppContext.BaseDirectory, "artifacts", "native", FileName);

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

    /// <summary>A message that says how to build the library.</summary>
    public static string HowToBuild => !Checkout.IsHere
        ? "the native core is built and run in a checkout of the project only"
        : s_path + " has not been built: cmake -S nf-src/DupNet.Embedded.Native -B artifacts/native && cmake --build artifacts/native";
}
