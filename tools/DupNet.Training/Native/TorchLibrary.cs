using System;
using System.IO;

namespace DupNet.Training.Native;

/// <summary>Makes TorchSharp's native library load on systems whose libstdc++ is older than the one it was built with.</summary>
/// <remarks>
/// <para>
/// libLibTorchSharp.so asks for libstdc++'s version GLIBCXX_3.4.32 (GCC 13) on account of one symbol,
/// std::ios_base_library_init(). Programs refer to it only to make sure that the library sets up the standard streams;
/// no relocation uses it. Debian 12 has GCC 12's library, where the streams are set up by other means. So the need
/// for that version is marked weak in the copy of the file beside the program; a newer libstdc++ is not affected.
/// </para>
/// </remarks>
public static class TorchLibrary
{
    private const string FileName = "libLibTorchSharp.so";
    private const string Version = "GLIBCXX_3.4.32";

    /// <summary>Edits TorchSharp's library in the program's folder if that has not been done. To be called before any use of TorchSharp.</summary>
    /// <exception cref="IOException">The library is absent, unreadable, or has to be edited in a folder that cannot be written.</exception>
    public static void Prepare()
    {
        if (OperatingSystem.IsLinux())
        {
            Prepare(Path.Combine(AppContext.BaseDirectory, FileName));
        }
    }

    /// <summary>Edits one library file, unless it needs no edit.</summary>
    /// <param name="path">Path of the library.</param>
    /// <exception cref="IOException">The library is absent, unreadable, or has to be edited in a folder that cannot be written.</exception>
    public static void Prepare(string path)
    {
        byte[] library;
        try
        {
            library = File.ReadAllBytes(path);
            if (WeakVersionNeeds.Mark(library, Version) == 0)
            {
                return;
            }

            // Written beside and renamed, so that a program that has the old file mapped keeps it, and none sees half a file.
            string edited = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(edited, library);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(edited, File.GetUnixFileMode(path));
            }

            File.Move(edited, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new IOException($"{path}: cannot prepare TorchSharp's native library: {error.Message}", error);
        }
    }
}
