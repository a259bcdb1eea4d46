using System;
using System.Buffers.Binary;
using System.Text;

namespace DupNet.Cli.Flashing;

/// <summary>
/// An assembly of a deployment image. What is read of its header, all numbers with the lowest byte first (CLR_RECORD_ASSEMBLY of nf-interpreter
/// a3e8139, src/CLR/Include/nanoCLR_Types.h):
/// <list type="table">
/// <item><term>0</term><description>8 bytes: NFMRK1, then zeros</description></item>
/// <item><term>8</term><description>4 bytes: CRC of the header, taken with zeros here</description></item>
/// <item><term>12</term><description>4 bytes: CRC of all that follows the header</description></item>
/// <item><term>36</term><description>2 bytes: where in the strings its name begins; beyond them for names that the firmware holds</description></item>
/// <item><term>40</term><description>16 x 4 bytes: where its tables begin; 11 are the strings, 12 what follows them, 15 the end of the assembly</description></item>
/// </list>
/// </summary>
/// <param name="Offset">Offset of the assembly in the image, in bytes.</param>
/// <param name="Length">Length of the assembly in bytes.</param>
/// <param name="StringsOffset">Offset of the assembly's strings in the image, in bytes.</param>
/// <param name="StringsLength">Length of the strings in bytes.</param>
/// <param name="Name">Name of the assembly; null if only the firmware holds it.</param>
internal sealed record NanoAssembly(int Offset, int Length, int StringsOffset, int StringsLength, string? Name)
{
    /// <summary>Length of an assembly's header in bytes.</summary>
    public const int HeaderBytes = 124;

    private const int HeaderCrcAt = 8;
    private const int BodyCrcAt = 12;
    private const int NameAt = 36;
    private const int TablesAt = 40;
    private const int Tables = 16;
    private const int StringsTable = 11;
    private const int EndTable = 15;

    private static ReadOnlySpan<byte> Marker => "NFMRK1\0\0"u8;

    /// <summary>Whether bytes begin with the marker of an assembly.</summary>
    public static bool HasMarker(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Marker);

    /// <summary>Reads the assembly that begins at an offset of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="offset">Offset of the assembly's first byte.</param>
    /// <exception cref="FormatException">No assembly begins there, or it is damaged; the message says how.</exception>
    public static NanoAssembly Read(ReadOnlySpan<byte> image, int offset)
    {
        ReadOnlySpan<byte> rest = image[offset..];
        if (!HasMarker(rest) || rest.Length < HeaderBytes)
        {
            throw new FormatException($"no assembly (NFMRK1) begins at byte {offset}");
        }

        if (HeaderCrc(rest) != Number(rest, HeaderCrcAt))
        {
            throw new FormatException($"the header of the assembly at byte {offset} has another checksum than it states");
        }

        uint before = HeaderBytes;
        for (int table = 0; table < Tables; table++)
        {
            uint start = Table(rest, table);
            if (start < before || start > rest.Length)
            {
                throw new FormatException($"the assembly at byte {offset} is cut short, or its tables lie outside it");
            }

            before = start;
        }

        int length = (int)Table(rest, EndTable);
        if (NanoCrc32.Compute(rest[HeaderBytes..length]) != Number(rest, BodyCrcAt))
        {
            throw new FormatException($"the assembly at byte {offset} has another checksum than it states");
        }

        int strings = (int)Table(rest, StringsTable);
        int stringsLength = (int)Table(rest, StringsTable + 1) - strings;
        return new NanoAssembly(offset, length, offset + strings, stringsLength, NameIn(rest.Slice(strings, stringsLength), BinaryPrimitives.ReadUInt16LittleEndian(rest[NameAt..])));
    }

    /// <summary>Writes the checksums of this assembly's present bytes into the image.</summary>
    /// <param name="image">The image.</param>
    public void WriteChecksums(Span<byte> image)
    {
        Span<byte> assembly = image.Slice(Offset, Length);
        BinaryPrimitives.WriteUInt32LittleEndian(assembly[BodyCrcAt..], NanoCrc32.Compute(assembly[HeaderBytes..]));
        BinaryPrimitives.WriteUInt32LittleEndian(assembly[HeaderCrcAt..], HeaderCrc(assembly));
    }

    private static uint HeaderCrc(ReadOnlySpan<byte> assembly)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        assembly[..HeaderBytes].CopyTo(header);
        header.Slice(HeaderCrcAt, sizeof(uint)).Clear();
        return NanoCrc32.Compute(header);
    }

    private static uint Table(ReadOnlySpan<byte> assembly, int table) => Number(assembly, TablesAt + (table * sizeof(uint)));

    private static uint Number(ReadOnlySpan<byte> assembly, int at) => BinaryPrimitives.ReadUInt32LittleEndian(assembly[at..]);

    private static string? NameIn(ReadOnlySpan<byte> strings, int start)
    {
        if (start >= strings.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> name = strings[start..];
        int end = name.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
    }
}
