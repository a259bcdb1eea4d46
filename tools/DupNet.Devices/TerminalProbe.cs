using System;
using System.Runtime.InteropServices;

namespace DupNet.Devices;

/// <summary>Finds out why a path cannot be opened as a serial port, on Linux and macOS, where .NET says the same for all reasons.</summary>
internal static partial class TerminalProbe
{
    private const string C = "libc";
    private const int ReadWrite = 2;
    private const int NotPermitted = 1;
    private const int NoAccess = 13;
    private const int Busy = 16;

    /// <summary>
    /// The reason, as the end of a sentence that starts with the path; null if the port can be opened after all, or on another system.
    /// </summary>
    public static string? Refusal(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return null;
        }

        // Does not wait for the other end of a pipe or for a modem, and gets no signals.
        int flags = ReadWrite | (OperatingSystem.IsLinux() ? 0x100 | 0x800 : 0x20000 | 0x4);
        int descriptor = open(path, flags);
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NoAccess or NotPermitted => "you may not use it; on Linux ports belong to the group dialout.",
                Busy => "is in use by another program.",
                _ => "is no serial port.",
            };
        }

        bool isTerminal = isatty(descriptor) == 1;
        _ = close(descriptor);
        return isTerminal ? null : "is no serial port.";
    }

    [LibraryImport(C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport(C)]
    private static partial int isatty(int descriptor);

    [LibraryImport(C)]
    private static partial int close(int descriptor);
}
