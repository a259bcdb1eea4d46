using System;
using System.Runtime.InteropServices;

namespace DupNet.Devices;

/// <summary>
/// The inner end of a pseudo-terminal, a serial line without hardware; other programs open its <see cref="Path"/>. It outlives
/// those programs: one may close the path and another open it.
/// </summary>
public sealed partial class PseudoTerminal : IDeviceLink
{
    private const string C = "libc";
    private const int ReadWrite = 2;
    private const int Now = 0;
    private const short Readable = 1;

    /// <summary>Larger than a struct termios of any system.</summary>
    private const int TermiosBytes = 256;

    private static readonly object _naming = new();

    private readonly int _master;

    /// <summary>Held open so that the line does not end with the program at the other end.</summary>
    private readonly int _slave;

    private bool _isDisposed;

    /// <summary>Makes a pseudo-terminal, which passes all bytes unchanged.</summary>
    /// <exception cref="DeviceException">The system gives no pseudo-terminal.</exception>
    public PseudoTerminal()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            throw new DeviceException("this system has no pseudo-terminals.");
        }

        int noController = OperatingSystem.IsLinux() ? 0x100 : 0x20000;
        _master = Check(posix_openpt(ReadWrite | noController));
        Check(grantpt(_master));
        Check(unlockpt(_master));
        lock (_naming)
        {
            // The name lies in a buffer that all threads share.
            Path = Marshal.PtrToStringAnsi(ptsname(_master)) ?? throw new DeviceException("the system names no pseudo-terminal.");
        }

        _slave = Check(open(Path, ReadWrite | noController));
        byte[] termios = new byte[TermiosBytes];
        Check(tcgetattr(_slave, termios));
        cfmakeraw(termios);
        Check(tcsetattr(_slave, Now, termios));
    }

    /// <summary>Path that other programs open as a serial port.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var descriptor = new PollDescriptor { Descriptor = _master, Events = Readable };
        if (poll(ref descriptor, 1, timeoutMilliseconds) <= 0)
        {
            return 0;
        }

        nint taken = read(_master, ref buffer[offset], count);
        return taken > 0 ? (int)taken : 0;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int written = Check((int)write(_master, ref buffer[offset], count));
            offset += written;
            count -= written;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _ = close(_slave);
            _ = close(_master);
        }
    }

    private static int Check(int result)
        => result >= 0 ? result : throw new DeviceException($"pseudo-terminal: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport(C, SetLastError = true)]
    private static partial int posix_openpt(int flags);

    [LibraryImport(C, SetLastError = true)]
    private static partial int grantpt(int descriptor);

    [LibraryImport(C, SetLastError = true)]
    private static partial int unlockpt(int descriptor);

    [LibraryImport(C, SetLastError = true)]
    private static partial nint ptsname(int descriptor);

    [LibraryImport(C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport(C, SetLastError = true)]
    private static partial int close(int descriptor);

    [LibraryImport(C, SetLastError = true)]
    private static partial nint read(int descriptor, ref byte buffer, nint count);

    [LibraryImport(C, SetLastError = true)]
    private static partial nint write(int descriptor, ref byte buffer, nint count);

    [LibraryImport(C, SetLastError = true)]
    private static partial int poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport(C, SetLastError = true)]
    private static partial int tcgetattr(int descriptor, [In, Out] byte[] termios);

    [LibraryImport(C, SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int actions, [In] byte[] termios);

    [LibraryImport(C)]
    private static partial void cfmakeraw([In, Out] byte[] termios);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Received;
    }
}
