using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace DupNet.Pictures.Reading;

/// <summary>Reads PNG files through to tell whether their pixels are all there.</summary>
/// <remarks>
/// Rows of pixels are compressed into one stream. It lies in chunks of type IDAT, which have a checksum each, and ends with one
/// of its own. The rows are right when this one is, or, where it is missing, when those of the chunks are. Other chunks count only where decoders
/// must know them.
/// </remarks>
internal sealed class PngReader
{
    private const int StreamHeaderBytes = 2;
    private const int ChecksumBytes = 4;
    private const byte MostFilter = 4;

    private readonly byte[] _bytes;
    private readonly List<PngChunk> _before = [];
    private readonly List<PngChunk> _data = [];
    private bool _ended;
    private bool _cut;
    private bool _suspicious;

    private PngReader(byte[] bytes) => _bytes = bytes;

    /// <summary>Checks that the pixels of a PNG file are all there.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The file, written anew where only checksums or its end are wrong; and what is lost.</returns>
    public static CheckedBytes Check(byte[] bytes)
    {
        var reader = new PngReader(bytes);
        try
        {
            PngRows rows = reader.ReadChunks();
            bool sound = reader.ReadRows(rows, Stream.Null);
            return new CheckedBytes(sound ? bytes : reader.WriteAnew(rows), null);
        }
        catch (PixelLossException e)
        {
            return new CheckedBytes(bytes, e.Message);
        }
    }

    private PngRows ReadChunks()
    {
        int end = PngChunk.SignatureBytes;
        foreach (PngChunk chunk in PngChunk.Of(_bytes))
        {
            end = chunk.Start + chunk.Length + PngChunk.ChecksumBytes;
            _ended = chunk.Type == "IEND";
            _cut = !chunk.IsWhole;
            bool wrong = chunk.HasWrongChecksum(_bytes);
            if (chunk.Type == "IDAT")
            {
                _data.Add(chunk);
                _suspicious |= wrong;
            }
            else if (_data.Count == 0 && chunk.IsWhole && (chunk.IsCritical || !wrong))
            {
                _before.Add(chunk);
            }

            if (wrong && chunk.IsCritical && chunk.Type is not ("IDAT" or "IEND"))
            {
                throw PixelLossException.Damaged($"the checksum of its {chunk.Type} chunk is wrong");
            }
        }

        _cut |= !_ended && end + PngChunk.HeaderBytes > _bytes.Length;
        return _before.Count > 0 && _before[0].Type == "IHDR"
            ? new PngRows(_before[0].Data(_bytes))
            : throw Missing("its header is missing");
    }

    /// <summary>Unpacks the rows and checks them.</summary>
    /// <param name="rows">The sizes of the rows.</param>
    /// <param name="target">Takes the bytes of the rows.</param>
    /// <returns>Whether decoders can read the file as it is.</returns>
    private bool ReadRows(PngRows rows, Stream target)
    {
        using var compressed = new PngDataStream(_bytes, _data);
        Span<byte> header = stackalloc byte[StreamHeaderBytes];
        if (compressed.ReadAtLeast(header, StreamHeaderBytes, throwOnEndOfStream: false) < StreamHeaderBytes)
        {
            throw Missing("it has no rows");
        }

        using var inflated = new DeflateStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        uint checksum = 1;
        int row = 0;
        foreach ((int count, int bytes) in rows.Passes())
        {
            byte[] buffer = new byte[bytes];
            for (int i = 0; i < count; i++, row++)
            {
                if (!TryRead(inflated, buffer))
                {
                    throw Missing(string.Create(CultureInfo.InvariantCulture, $"only {row} rows are there"));
                }

                if (buffer[0] > MostFilter)
                {
                    throw PixelLossException.Damaged(string.Create(CultureInfo.InvariantCulture, $"row {row} has an unknown filter"));
                }

                checksum = Adler32.Append(checksum, buffer);
                target.Write(buffer);
            }
        }

        bool proven = compressed.Last(ChecksumBytes) == checksum;
        if (_suspicious && !proven)
        {
            throw PixelLossException.Damaged("checksums of its rows are wrong");
        }

        return proven && !_suspicious;
    }

    private static bool TryRead(DeflateStream stream, byte[] buffer)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private PixelLossException Missing(string what) => _cut ? PixelLossException.CutShort(what) : PixelLossException.Damaged(what);

    /// <summary>A file of the same rows with all that decoders ask for.</summary>
    private byte[] WriteAnew(PngRows rows)
    {
        using var data = new MemoryStream();
        using (var stream = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            ReadRows(rows, stream);
        }

        using var file = new MemoryStream();
        file.Write(_bytes.AsSpan(0, PngChunk.SignatureBytes));
        foreach (PngChunk chunk in _before)
        {
            WriteChunk(file, chunk.Type, chunk.Data(_bytes));
        }

        WriteChunk(file, "IDAT", data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        byte[] name = Encoding.ASCII.GetBytes(type);
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        var checksum = new Crc32();
        checksum.Append(name);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
