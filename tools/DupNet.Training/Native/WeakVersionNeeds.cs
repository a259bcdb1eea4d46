using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace DupNet.Training.Native;

/// <summary>
/// Edits the symbol versions that a 64-bit little-endian ELF shared library asks of the libraries it is linked with.
/// </summary>
/// <remarks>
/// The dynamic section of an ELF file names a table of needed versions (DT_VERNEED): per needed library a record, and
/// per version of it an auxiliary record with flags. The dynamic linker refuses to load the file when a version is
/// missing, unless the auxiliary record has the flag "weak"; then it goes on. Setting the flag is right when the
/// version's symbols are never referenced by a relocation, hence never looked up.
/// </remarks>
public static class WeakVersionNeeds
{
    private const uint LoadSegment = 1;
    private const uint DynamicSegment = 2;
    private const long StringTableTag = 5;
    private const long VersionNeedTag = 0x6FFFFFFE;
    private const long VersionNeedCountTag = 0x6FFFFFFF;
    private const ushort WeakFlag = 2;

    /// <summary>Marks every need for <paramref name="version"/> as weak.</summary>
    /// <param name="library">The bytes of the library, edited in place.</param>
    /// <param name="version">The version's name, for example <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>The number of records that were changed; 0 when nothing asks for the version or all were weak already.</returns>
    /// <exception cref="InvalidDataException">The bytes are no 64-bit little-endian ELF file with a dynamic section.</exception>
    public static int Mark(Span<byte> library, string version)
    {
        try
        {
            return MarkChecked(library, version);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("The ELF file is cut short: one of its tables lies outside it.");
        }
        catch (OverflowException)
        {
            throw new InvalidDataException("The ELF file is damaged: one of its tables lies outside it.");
        }
    }

    private static int MarkChecked(Span<byte> library, string version)
    {
        ReadOnlySpan<byte> identification = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1];
        if (!library.StartsWith(identification))
        {
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        }

        int programHeaders = ToInt(U64(library, 0x20));
        int programHeaderBytes = U16(library, 0x36);
        int programHeaderCount = U16(library, 0x38);

        ulong strings = 0;
        ulong needs = 0;
        ulong needCount = 0;
        bool dynamic = false;
        for (int i = 0; i < programHeaderCount; i++)
        {
            int header = programHeaders + (i * programHeaderBytes);
            if (U32(library, header) != DynamicSegment)
            {
                continue;
            }

            dynamic = true;
            int start = ToInt(U64(library, header + 0x08));
            int length = ToInt(U64(library, header + 0x20));
            for (int at = start; at < start + length; at += 16)
            {
                ulong value = U64(library, at + 8);
                switch ((long)U64(library, at))
                {
                    case StringTableTag: strings = value; break;
                    case VersionNeedTag: needs = value; break;
                    case VersionNeedCountTag: needCount = value; break;
                }
            }
        }

        if (!dynamic)
        {
            throw new InvalidDataException("The ELF file has no dynamic section.");
        }

        if (needCount == 0)
        {
            return 0;
        }

        int stringTable = FileOffset(library, programHeaders, programHeaderBytes, programHeaderCount, strings);
        int need = FileOffset(library, programHeaders, programHeaderBytes, programHeaderCount, needs);
        int changed = 0;
        for (ulong n = 0; n < needCount; n++)
        {
            int auxiliaryCount = U16(library, need + 2);
            int auxiliary = need + ToInt(U32(library, need + 8));
            for (int a = 0; a < auxiliaryCount; a++)
            {
                int flags = auxiliary + 4;
                int name = stringTable + ToInt(U32(library, auxiliary + 8));
                if ((U16(library, flags) & WeakFlag) == 0 && NameAt(library, name) == version)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(library[flags..], (ushort)(U16(library, flags) | WeakFlag));
                    changed++;
                }

                auxiliary += ToInt(U32(library, auxiliary + 12));
            }

            need += ToInt(U32(library, need + 12));
        }

        return changed;
    }

    private static int FileOffset(ReadOnlySpan<byte> library, int headers, int headerBytes, int count, ulong address)
    {
        for (int i = 0; i < count; i++)
        {
            int header = headers + (i * headerBytes);
            ulong start = U64(library, header + 0x10);
            if (U32(library, header) == LoadSegment && address >= start && address - start < U64(library, header + 0x20))
            {
                return ToInt(U64(library, header + 0x08) + (address - start));
            }
        }

        throw new InvalidDataException($"The ELF file maps nothing at address 0x{address:X}.");
    }

    private static string NameAt(ReadOnlySpan<byte> library, int offset)
    {
        ReadOnlySpan<byte> rest = library[offset..];
        int length = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(length < 0 ? rest : rest[..length]);
    }

    private static int ToInt(ulong value) => checked((int)value);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
