using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using DupNet.Training.Native;
using Xunit;

namespace DupNet.Training.Tests.Native;

public sealed class WeakVersionNeedsTests
{
    private const int FlagsOfFirst = Needs + 16 + 4;
    private const int FlagsOfSecond = FlagsOfFirst + 16;
    private const int Dynamic = 0x100;
    private const int Strings = 0x200;
    private const int Needs = 0x300;
    private const ulong Address = 0x10000;

    [Fact]
    public void MarksTheNamedVersionOnly()
    {
        byte[] library = MakeLibrary();
        Assert.Equal(1, WeakVersionNeeds.Mark(library, "LIB_2.0"));
        Assert.Equal(0, BinaryPrimitives.ReadUInt16LittleEndian(library.AsSpan(FlagsOfFirst)));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16LittleEndian(library.AsSpan(FlagsOfSecond)));
    }

    [Fact]
    public void ChangesNothingTwice()
    {
        byte[] library = MakeLibrary();
        WeakVersionNeeds.Mark(library, "LIB_2.0");
        byte[] once = (byte[])library.Clone();
        Assert.Equal(0, WeakVersionNeeds.Mark(library, "LIB_2.0"));
        Assert.Equal(once, library);
    }

    [Fact]
    public void ChangesNothingForAVersionThatIsNotNeeded()
    {
        byte[] library = MakeLibrary();
        Assert.Equal(0, WeakVersionNeeds.Mark(library, "LIB_2"));
        Assert.Equal(MakeLibrary(), library);
    }

    [Fact]
    public void RefusesOtherFiles() =>
        Assert.Throws<InvalidDataException>(() => WeakVersionNeeds.Mark(Encoding.ASCII.GetBytes("#!/bin/sh\necho this is no library at all, only a script of some length\n"), "LIB_2.0"));

    [Fact]
    public void RefusesFilesCutShortAnywhere()
    {
        byte[] whole = MakeLibrary();
        for (int length = 0; length < Needs + 16; length++)
        {
            byte[] cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => WeakVersionNeeds.Mark(cut, "LIB_2.0"));
        }
    }

    [Fact]
    public void PreparesAFileOnceAndKeepsItsRights()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("library.so");
        byte[] library = MakeLibrary("GLIBCXX_3.4.32");
        File.WriteAllBytes(path, library);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        TorchLibrary.Prepare(path);
        WeakVersionNeeds.Mark(library, "GLIBCXX_3.4.32");
        Assert.Equal(library, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }

        DateTime time = File.GetLastWriteTimeUtc(path);
        TorchLibrary.Prepare(path);
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void SaysWhichFileIsMissing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("missing.so");
        Assert.Contains(path, Assert.Throws<IOException>(() => TorchLibrary.Prepare(path)).Message);
    }

    // An ELF file with nothing but a load segment over all of it, a dynamic section, and one library that is needed in
    // versions LIB_1.0 and LIB_2.0 (or another name).
    private static byte[] MakeLibrary(string second = "LIB_2.0")
    {
        byte[] file = new byte[0x400];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        Write64(file, 0x20, 0x40);
        Write16(file, 0x36, 56);
        Write16(file, 0x38, 2);
        WriteSegment(file, 0x40, 1, 0, Address, (ulong)file.Length);
        WriteSegment(file, 0x40 + 56, 2, Dynamic, Address + Dynamic, 4 * 16);
        (ulong Tag, ulong Value)[] entries = [(5, Address + Strings), (0x6FFFFFFE, Address + Needs), (0x6FFFFFFF, 1), (0, 0)];
        for (int i = 0; i < entries.Length; i++)
        {
            Write64(file, Dynamic + (16 * i), entries[i].Tag);
            Write64(file, Dynamic + (16 * i) + 8, entries[i].Value);
        }

        Encoding.ASCII.GetBytes("\0LIB_1.0\0" + second + "\0").CopyTo(file, Strings);
        Write16(file, Needs, 1);
        Write16(file, Needs + 2, 2);
        Write32(file, Needs + 8, 16);
        Write32(file, Needs + 16 + 8, 1);
        Write32(file, Needs + 16 + 12, 16);
        Write32(file, Needs + 32 + 8, 9);
        return file;
    }

    private static void WriteSegment(byte[] file, int at, uint type, ulong offset, ulong address, ulong bytes)
    {
        Write32(file, at, type);
        Write64(file, at + 0x08, offset);
        Write64(file, at + 0x10, address);
        Write64(file, at + 0x20, bytes);
    }

    private static void Write16(byte[] file, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void Write32(byte[] file, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void Write64(byte[] file, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
