using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SkiaSharp;
using Xunit;

namespace DupNet.Pictures.Tests;

/// <summary>A picture whose pixels are all there is read; one that lost some is refused.</summary>
public sealed class PictureDamageTests : IDisposable
{
    private const int Copies = 40;
    private const int Piece = 512;

    /// <summary>Headers of the files here end before this.</summary>
    private const int Headers = 700;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> AllKinds => [.. Kinds.Names(".jpg", ".gif", ".png", ".bmp", ".webp"), "astronaut.jpg"];

    public static TheoryData<string> CheckedJpegs => [.. Kinds.Names(".jpg").Except(["arithmetic.jpg"]), "astronaut.jpg"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void EveryKindIsRead(string name)
    {
        Picture picture = Load(Kinds.Read(name));
        Assert.Equal(name == "astronaut.jpg" ? (512, 512) : (101, 93), (picture.Width, picture.Height));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void BytesAfterAPictureDoNoHarm(string name)
    {
        byte[] bytes = Kinds.Read(name);
        AssertSame(Load(bytes), Load([.. bytes, .. new byte[Piece]]));
        AssertSame(Load(bytes), Load([.. bytes, .. "another file"u8]));
        AssertSame(Load(bytes), Load([.. bytes, .. bytes]));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void AFileThatIsCutWithinItsPixelsIsCalledCutShort(string name)
    {
        byte[] bytes = Kinds.Read(name);
        int headers = name.EndsWith(".bmp", StringComparison.Ordinal) ? 2 * Headers : Headers;
        for (int i = 0; i < Copies; i++)
        {
            int length = headers + ((bytes.Length - headers - 20) * i / Copies);
            Assert.Contains("it is cut short", Refusal(bytes[..length]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("astronaut.jpg", 3)]
    [InlineData("progressive.jpg", 3)]
    [InlineData("still.gif", 6)]
    [InlineData("interlaced.png", 8)]
    [InlineData("lossy.webp", 12)]
    public void AFileThatIsCutWithinItsHeadersIsCalledCutShort(string name, int signature)
    {
        byte[] bytes = Kinds.Read(name);
        for (int length = signature; length < 100; length++)
        {
            Assert.Contains("it is cut short", Refusal(bytes[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LosslessWebPDataOfWhichNothingIsLeftIsRefusedInAnyCase()
    {
        PictureFile.Save(Load(Kinds.Astronaut), _folder.File("a.png"));
        using SKBitmap bitmap = SKBitmap.Decode(_folder.File("a.png"))!;
        using var pixels = new SKPixmap(bitmap.Info, bitmap.GetPixels());
        using SKData data = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 50))!;
        byte[] bytes = data.ToArray();
        File.WriteAllBytes(_folder.File("a"), Damage.Scramble(bytes, bytes.Length / 2, Piece, new Random(25)));
        Assert.Throws<PictureException>(() => PictureFile.Load(_folder.File("a")));
        Assert.Throws<PictureException>(() => PictureFile.LoadDamaged(_folder.File("a"), out _));
    }

    [Fact]
    public void PiecesOfAPhotoThatAreZeroOrMissingOrScrambledAreSeen()
    {
        byte[] bytes = Kinds.Astronaut;
        var random = new Random(17);
        for (int i = 0; i < Copies; i++)
        {
            int start = random.Next(Headers, bytes.Length - Piece - 2);
            AssertRefused(Damage.Zero(bytes, start, Piece));
            AssertRefused(Damage.Remove(bytes, start, Piece));
            AssertRefused(Damage.Scramble(bytes, start, Piece, random));
        }
    }

    [Theory]
    [MemberData(nameof(CheckedJpegs))]
    public void PiecesOfEveryKindOfJpegThatAreMissingOrScrambledAreSeen(string name)
    {
        byte[] bytes = Kinds.Read(name);
        var random = new Random(18);
        for (int i = 0; i < Copies; i++)
        {
            int start = random.Next(Headers, bytes.Length - Piece - 2);
            AssertRefused(Damage.Remove(bytes, start, Piece));
            AssertRefused(Damage.Scramble(bytes, start, Piece, random));
        }
    }

    [Theory]
    [MemberData(nameof(CheckedJpegs))]
    public void AJpegWithoutItsEndMarkerIsReadAsWithIt(string name)
    {
        byte[] bytes = Kinds.Read(name);
        Picture whole = Load(bytes);
        AssertSame(whole, Load(bytes[..^1]));
        AssertSame(whole, Load(bytes[..^2]));
        AssertSame(whole, Load([.. bytes[..^2], .. new byte[Piece]]));
        AssertSame(whole, Load([.. bytes[..^2], .. bytes]));
    }

    [Fact]
    public void AJpegWhoseRestIsZerosIsRefused()
    {
        byte[] bytes = Kinds.Astronaut;
        for (int i = 0; i < Copies; i++)
        {
            int start = Headers + ((bytes.Length - Headers - Piece) * i / Copies);
            AssertRefused(Damage.Zero(bytes, start, bytes.Length - start));
            AssertRefused(Damage.Zero(bytes, start, bytes.Length - start - 2));
        }
    }

    [Fact]
    public void AProgressiveJpegWithoutItsLastScansIsRefusedWithAndWithoutAnEndMarker()
    {
        byte[] bytes = Kinds.Read("progressive.jpg");
        int lastScan = bytes.AsSpan().LastIndexOf((byte[])[0xFF, 0xDA]);
        Assert.Contains("it is cut short: only", Refusal(bytes[..lastScan]), StringComparison.Ordinal);
        Assert.Contains("its data is damaged", Refusal([.. bytes[..lastScan], 0xFF, 0xD9]), StringComparison.Ordinal);
    }

    [Fact]
    public void AJpegWithScansBeyondNumberIsRefused()
    {
        byte[] bytes = Kinds.Read("gray.jpg");
        byte[] scan = bytes[bytes.AsSpan().LastIndexOf((byte[])[0xFF, 0xDA])..^2];
        IEnumerable<byte> scans = Enumerable.Repeat(scan, 300).SelectMany(static part => part);
        Assert.Contains("more than 256 scans", Refusal([.. bytes[..^2], .. scans, 0xFF, 0xD9]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("still.gif")]
    [InlineData("interlaced.gif")]
    public void AGifThatIsDamagedIsRefusedAndOneWithoutItsEndIsRead(string name)
    {
        byte[] bytes = Kinds.Read(name);
        var random = new Random(19);
        for (int i = 0; i < Copies; i++)
        {
            int start = random.Next(Headers, bytes.Length - Piece);
            AssertRefused(Damage.Zero(bytes, start, Piece));
            AssertRefused(Damage.Remove(bytes, start, Piece));
        }

        AssertSame(Load(bytes), Load(bytes[..^1]));
        AssertSame(Load(bytes), Load(bytes[..^2]));
    }

    [Fact]
    public void APngThatLostOnlyChecksumsOrItsEndIsRead()
    {
        Picture picture = Load(Kinds.Read("progressive.jpg"));
        byte[] rows = TestPng.Rows(picture);
        byte[] header = TestPng.Header(picture.Width, picture.Height);
        byte[] end = TestPng.Chunk("IEND", []);
        byte[] wrongChecksum = TestPng.Data(rows);
        wrongChecksum[^1] ^= 1;
        byte[] wrongText = TestPng.Chunk("tEXt", "a\0b"u8);
        wrongText[^1] ^= 1;
        byte[] whole = TestPng.Of(picture);
        AssertSame(picture, Load(whole));
        for (int lost = 1; lost <= end.Length + 8; lost++)
        {
            AssertSame(picture, Load(whole[..^lost]));
        }

        AssertSame(picture, Load(TestPng.File(header, wrongChecksum, end)));
        AssertSame(picture, Load(TestPng.File(header, wrongText, TestPng.Data(rows), end)));
        AssertSame(picture, Load(TestPng.File(header, TestPng.Data(rows[..^4]), end)));
    }

    [Fact]
    public void APngThatIsDamagedIsRefused()
    {
        byte[] bytes = TestPng.Of(Load(Kinds.Read("progressive.jpg")));
        var random = new Random(20);
        for (int i = 0; i < Copies; i++)
        {
            int start = random.Next(60, bytes.Length - Piece - 20);
            AssertRefused(Damage.Zero(bytes, start, Piece));
            AssertRefused(Damage.Remove(bytes, start, Piece));
            byte[] flipped = (byte[])bytes.Clone();
            flipped[random.Next(16, 29)] ^= (byte)(1 << random.Next(8));
            AssertRefused(flipped);
        }
    }

    [Fact]
    public void AWebPFileThatLostBytesIsRefusedAndOneThatLostOnlyItsNotesIsRead()
    {
        byte[] bytes = Kinds.Read("lossy.webp");
        var random = new Random(21);
        for (int i = 0; i < Copies; i++)
        {
            Assert.Contains("it is cut short", Refusal(Damage.Remove(bytes, random.Next(100, bytes.Length - Piece), Piece)), StringComparison.Ordinal);
        }

        byte[] noted = TestWebP.WithChunk(bytes, "EXIF", new byte[100]);
        AssertSame(Load(bytes), Load(noted));
        AssertSame(Load(bytes), Load(noted[..^50]));
    }

    [Fact]
    public void ABitmapThatLostOnlyBytesThatFillItsLastRowIsRead()
    {
        byte[] bytes = TestBmp.Of(3, 2, fromTop: false);
        AssertSame(Load(bytes), Load(bytes[..^3]));
        Assert.Contains("it is cut short: 1 of 2 rows are there", Refusal(bytes[..^4]), StringComparison.Ordinal);
    }

    [Fact]
    public void ABitmapWhosePixelsHaveNoBitsIsRefused()
    {
        byte[] bytes = TestBmp.Of(3, 2, fromTop: false);
        bytes[28] = 0;
        AssertRefused(bytes);
    }

    [Fact]
    public void ABitmapOfPackedPixelsThatLostAPieceIsRefused()
    {
        byte[] bytes = Kinds.Read("packed.bmp");
        var random = new Random(22);
        for (int i = 0; i < Copies; i++)
        {
            int start = random.Next(2 * Headers, bytes.Length - Piece);
            AssertRefused(Damage.Remove(bytes, start, Piece));
            AssertRefused(Damage.Zero(bytes, start, Piece));
        }

        AssertSame(Load(bytes), Load(bytes[..^2]));
    }

    [Fact]
    public void WhatIsLeftOfADamagedPictureIsGivenOnRequest()
    {
        byte[] bytes = Kinds.Astronaut;
        File.WriteAllBytes(_folder.File("a"), bytes[..(bytes.Length / 2)]);
        Picture picture = PictureFile.LoadDamaged(_folder.File("a"), out string? damage);
        Assert.StartsWith(_folder.File("a") + ": the picture has lost pixels: it is cut short: ", damage, StringComparison.Ordinal);
        Picture whole = Load(bytes);
        int upperThird = picture.Width * (picture.Height / 3) * Picture.Channels;
        Assert.Equal(whole.Rgb[..upperThird], picture.Rgb[..upperThird]);

        File.WriteAllBytes(_folder.File("a"), bytes);
        AssertSame(whole, PictureFile.LoadDamaged(_folder.File("a"), out damage));
        Assert.Null(damage);
    }

    /// <summary>Whatever bytes there are: a picture or a message.</summary>
    [Fact]
    public void BytesThatWereChangedAnywhereGiveAPictureOrAMessage()
    {
        var random = new Random(23);
        foreach (string name in Kinds.Names(".jpg", ".gif", ".png", ".bmp", ".webp"))
        {
            byte[] bytes = Kinds.Read(name);
            for (int i = 0; i < 2 * Copies; i++)
            {
                byte[] copy = Damage.Scramble(bytes, random.Next(bytes.Length - 8), random.Next(1, 8), random);
                File.WriteAllBytes(_folder.File("a"), i % 4 == 0 ? copy[..random.Next(1, copy.Length)] : copy);
                Exception? error = Record.Exception(() => PictureFile.LoadDamaged(_folder.File("a"), out _));
                Assert.True(error is null or PictureException, $"{name}, copy {i}: {error}");
            }
        }
    }

    private static void AssertSame(Picture expected, Picture actual)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal(expected.Rgb, actual.Rgb);
    }

    private Picture Load(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("a"), bytes);
        return PictureFile.Load(_folder.File("a"));
    }

    private string Refusal(byte[] bytes) => Assert.Throws<PictureException>(() => Load(bytes)).Message;

    private void AssertRefused(byte[] bytes) => Assert.StartsWith(_folder.File("a") + ": ", Refusal(bytes), StringComparison.Ordinal);
}
