using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace DupNet.Pictures.Tests;

/// <summary>Every way that a file can say how its picture is to be turned.</summary>
public sealed class StoredOrientationTests : IDisposable
{
    private const int QuarterTurn = 6;
    private const int Short = 3;
    private const int Long = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, Short, 0)]
    [InlineData(true, Short, 0)]
    [InlineData(false, Long, 2)]
    [InlineData(true, Long, 2)]
    public void JpegInExif(bool little, int type, int place)
    {
        AssertTurned(Jpeg(App1(Prefixed(Exif(little, type, place)))));
        AssertTurned(Jpeg(Segment(0xE0, new byte[14]), Segment(0xE2, new byte[500]), App1(Prefixed(Exif(little, type, place)))));
    }

    [Fact]
    public void JpegInXmp()
    {
        AssertTurned(Jpeg(App1(Xmp(Attribute(QuarterTurn)))));
        AssertTurned(Jpeg(App1(Xmp(Element(QuarterTurn)))));
        byte[] packet = Encoding.UTF8.GetBytes(Element(QuarterTurn));
        AssertTurned(Jpeg(App1(Extension(packet.Length, 50, packet[50..])), App1(Xmp("<a/>")), App1(Extension(packet.Length, 0, packet[..50]))));
    }

    [Fact]
    public void ExifIsTrustedMoreThanXmp()
    {
        byte[] exif = App1(Prefixed(Exif(little: true, Short, 0)));
        AssertTurned(Jpeg(App1(Xmp(Attribute(3))), exif));
        AssertTurned(Jpeg(App1(Prefixed(Exif(little: true, Short, 0, orientation: 0))), App1(Xmp(Attribute(QuarterTurn)))));
    }

    [Fact]
    public void WhatIsNoOrientationIsPassedOver()
    {
        AssertUpright(Jpeg());
        AssertUpright(Jpeg(App1(Prefixed(Exif(little: true, Short, 0, orientation: 9)))));
        AssertUpright(Jpeg(App1(Prefixed(Exif(little: true, Short, 0)[..20]))));
        AssertUpright(Jpeg(App1(Xmp(Attribute(9)))));
        AssertUpright(Jpeg(App1(Xmp("<a"))));
        AssertUpright(Jpeg(App1(Xmp("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"))));

        // That of a thumbnail, in the second list.
        byte[] second = Exif(little: true, Short, 0);
        byte[] thumbnail = [.. second[..4], 14, 0, 0, 0, 0, 0, 14, 0, 0, 0, .. second[8..]];
        thumbnail[4] = 8;
        AssertUpright(Jpeg(App1(Prefixed(thumbnail))));
    }

    [Fact]
    public void Png()
    {
        byte[] exif = Exif(little: false, Short, 0);
        AssertTurnedPng(TestPng.Chunk("eXIf", exif));
        foreach (string name in new[] { "exif", "APP1" })
        {
            byte[] profile = Encoding.ASCII.GetBytes(
                $"\n{name}\n{exif.Length + 6,8}\n{Convert.ToHexStringLower(Prefixed(exif)).Insert(20, "\n")}\n");
            byte[] key = Encoding.ASCII.GetBytes($"Raw profile type {name}\0");
            AssertTurnedPng(TestPng.Chunk("zTXt", [.. key, 0, .. Pack(profile)]));
            AssertTurnedPng(TestPng.Chunk("tEXt", [.. key, .. profile]));
        }

        byte[] packet = Encoding.UTF8.GetBytes(Attribute(QuarterTurn));
        AssertTurnedPng(TestPng.Chunk("iTXt", [.. "XML:com.adobe.xmp\0"u8, 0, 0, 0, 0, .. packet]));
        AssertTurnedPng(TestPng.Chunk("iTXt", [.. "XML:com.adobe.xmp\0"u8, 1, 0, 0, 0, .. Pack(packet)]));
    }

    [Fact]
    public void APngTextThatUnpacksToGigabytesIsPassedOver()
    {
        byte[] huge = Pack(new byte[1 << 26]);
        Picture upright = new(3, 2);
        File.WriteAllBytes(_folder.File("a"), TestPng.Of(upright, TestPng.Chunk("zTXt", [.. "Raw profile type exif\0"u8, 0, .. huge])));
        Assert.Equal(3, PictureFile.Load(_folder.File("a")).Width);
    }

    [Fact]
    public void WebP()
    {
        byte[] simple = Kinds.Read("lossy.webp");
        AssertTurned(TestWebP.WithChunk(simple, "EXIF", Exif(little: true, Short, 1)));
        AssertTurned(TestWebP.WithChunk(simple, "EXIF", Prefixed(Exif(little: true, Short, 1))));
        AssertTurned(TestWebP.WithChunk(simple, "XMP ", Encoding.UTF8.GetBytes(Attribute(QuarterTurn))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BitmapsAreStoredFromEitherEnd(bool fromTop)
    {
        File.WriteAllBytes(_folder.File("a"), TestBmp.Of(2, 3, fromTop));
        Picture picture = PictureFile.Load(_folder.File("a"));
        Assert.Equal([255, 0, 0, 255, 0, 0, 255, 255, 255], picture.Rgb[..9]);
    }

    private static byte[] Jpeg(params byte[][] segments)
    {
        byte[] jpeg = Kinds.Read("no-tables.jpg");
        using var file = new MemoryStream();
        file.Write(jpeg, 0, 2);
        foreach (byte[] segment in segments)
        {
            file.Write(segment);
        }

        file.Write(jpeg, 2, jpeg.Length - 2);
        return file.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] data)
    {
        int length = data.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. data];
    }

    private static byte[] App1(byte[] data) => Segment(0xE1, data);

    private static byte[] Prefixed(byte[] exif) => [.. "Exif\0\0"u8, .. exif];

    private static byte[] Xmp(string packet) => [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(packet)];

    private static byte[] Extension(int length, int offset, byte[] part)
    {
        byte[] numbers = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(numbers, length);
        BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), offset);
        return [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. new byte[32], .. numbers, .. part];
    }

    private static string Attribute(int orientation) => Packet($"<rdf:Description tiff:Orientation=\"{orientation}\"/>");

    private static string Element(int orientation) =>
        Packet($"<rdf:Description><tiff:Orientation>{orientation}</tiff:Orientation></rdf:Description>");

    private static string Packet(string description) =>
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\">"
        + $"{description}</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

    private static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>A list of three tags, one of which is the orientation.</summary>
    private static byte[] Exif(bool little, int type, int place, int orientation = QuarterTurn)
    {
        byte[] data = new byte[8 + 2 + (3 * 12) + 4];
        data.AsSpan(0, 2).Fill((byte)(little ? 'I' : 'M'));
        Write(2, 42, 2);
        Write(4, 8, 4);
        Write(8, 3, 2);
        for (int i = 0; i < 3; i++)
        {
            int at = 10 + (12 * i);
            Write(at, i == place ? 0x0112 : 0x0100 + i, 2);
            Write(at + 2, type, 2);
            Write(at + 4, 1, 4);
            Write(at + 8, i == place ? orientation : 5, type == Short ? 2 : 4);
        }

        return data;

        void Write(int at, int value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                data[at + i] = (byte)(value >> (8 * (little ? i : bytes - 1 - i)));
            }
        }
    }

    private void AssertTurnedPng(byte[] chunk)
    {
        Picture stored = new(3, 2);
        File.WriteAllBytes(_folder.File("a"), TestPng.Of(stored, chunk));
        Picture turned = PictureFile.Load(_folder.File("a"));
        Assert.Equal((2, 3), (turned.Width, turned.Height));
    }

    private void AssertTurned(byte[] file) => AssertSize(file, 93, 101);

    private void AssertUpright(byte[] file) => AssertSize(file, 101, 93);

    private void AssertSize(byte[] file, int width, int height)
    {
        File.WriteAllBytes(_folder.File("a"), file);
        Picture picture = PictureFile.Load(_folder.File("a"));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }
}
