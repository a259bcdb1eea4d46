using System;
using System.Globalization;
using System.IO;

namespace DupNet.Files;

/// <summary>Reads files whose names a user gave. It refuses files that wait or have no end, such as a pipe or a device.</summary>
/// <remarks>
/// A file is opened only if it has a length. Pipes, sockets and devices have none, and opening a pipe may wait for ever. An
/// empty file is refused with them: nothing that is read here can be empty.
/// </remarks>
public static class RegularFile
{
    /// <summary>Reads all bytes of a file.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="maxBytes">Largest size of the file in bytes, at most 2,147,483,591 (the longest array).</param>
    /// <exception cref="FileRefusedException">
    /// The file does not exist, is a folder, a pipe or a device, is empty, has more than <paramref name="maxBytes"/>, or cannot
    /// be read.
    /// </exception>
    public static byte[] ReadAllBytes(string path, long maxBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBytes, Array.MaxLength);
        try
        {
            using FileStream stream = Open(path, maxBytes);
            byte[] bytes = new byte[stream.Length];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count == bytes.Length ? bytes : throw new FileRefusedException("became shorter while it was read");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileRefusedException("no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileRefusedException($"cannot be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Reads bytes from the start of a file: fewer than asked for when the file is shorter, none when it cannot be read.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="count">Number of bytes to read, at most.</param>
    public static byte[] ReadStart(string path, int count)
    {
        try
        {
            using FileStream stream = Open(path, long.MaxValue);
            byte[] bytes = new byte[count];
            int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
            return bytes[..read];
        }
        catch (Exception e) when (e is FileRefusedException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static FileStream Open(string path, long maxBytes)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new FileRefusedException("has the character 0 in its name, which no file has");
        }

        if (Directory.Exists(path))
        {
            throw new FileRefusedException("is a folder");
        }

        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            var target = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            file = target.Exists ? target : throw new FileRefusedException($"is a link to {target.FullName}, which is no file");
        }

        if (file.Length == 0)
        {
            throw new FileRefusedException("is empty, or no regular file but a pipe or a device");
        }

        if (file.Length > maxBytes)
        {
            throw new FileRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"has {file.Length:N0} bytes; at most {maxBytes:N0} are read"));
        }

        // Bytes are asked for in large pieces, so a buffer of its own would only copy them.
        var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.CanSeek && stream.Length <= maxBytes)
        {
            return stream;
        }

        stream.Dispose();
        throw new FileRefusedException("is no regular file, or grows while it is read");
    }
}
