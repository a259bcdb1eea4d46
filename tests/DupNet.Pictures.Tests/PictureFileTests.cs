using System;
using System.Buffers.Binary;
using System.IO;
using CsCheck;
using SkiaSharp;
using Xunit;

namespace DupNet.Pictures.Tests;

public sealed class PictureFileTests
{
    [Fact]
    public void PngKeepsEveryPixel()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.png");
        Generated.Pictures.Sample(
            picture =>
            {
                PictureFile.Save(picture, path);
                Picture loaded = PictureFile.Load(path);
                Assert.Equal(picture.Width, loaded.Width);
                Assert.Equal(picture.Height, loaded.Height);
                Assert.Equal(picture.Rgb, loaded.Rgb);
            },
            iter: 200,
            threads: 1);
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a.JPEG")]
    [InlineData("a.webp")]
    public void LossyFormatsKeepPlainColours(string name)
    {
        using var folder = new TemporaryFolder();
        var picture = new Picture(33, 17);
        for (int i = 0; i < picture.Rgb.Length; i += 3)
        {
            (picture.Rgb[i], picture.Rgb[i + 1], picture.Rgb[i + 2]) = (200, 120, 40);
        }

        PictureFile.Save(picture, folder.File(name));
        Picture loaded = PictureFile.Load(folder.File(name));
        Assert.Equal((33, 17), (loaded.Width, loaded.Height));
        for (int i = 0; i < loaded.Rgb.Length; i++)
        {
            Assert.InRange(loaded.Rgb[i] - picture.Rgb[i], -6, 6);
        }
    }

    [Fact]
    public void TheFormatIsToldByContent()
    {
        using var folder = new TemporaryFolder();
        PictureFile.Save(new Picture(3, 2), folder.File("a.png"));
        File.Move(folder.File("a.png"), folder.File("a.jpg"));
        Assert.Equal(3, PictureFile.Load(folder.File("a.jpg")).Width);
    }

    [Fact]
    public void ReadsWindowsBitmaps()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.bmp"), TestBmp.Of(1, 2, fromTop: false));
        Assert.Equal([255, 0, 0, 255, 255, 255], PictureFile.Load(folder.File("a.bmp")).Rgb);
    }

    [Fact]
    public void GrayBecomesEqualChannels()
    {
        using var folder = new TemporaryFolder();
        using var bitmap = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Gray8));
        bitmap.GetPixelSpan()[0] = 10;
        bitmap.GetPixelSpan()[1] = 250;
        Write(folder.File("gray.png"), bitmap);
        Assert.Equal([10, 10, 10, 250, 250, 250], PictureFile.Load(folder.File("gray.png")).Rgb);
    }

    [Fact]
    public void TransparencyIsLaidOverWhite()
    {
        using var folder = new TemporaryFolder();
        using var bitmap = new SKBitmap(new SKImageInfo(3, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        new byte[] { 255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 51 }.CopyTo(bitmap.GetPixelSpan());
        Write(folder.File("clear.png"), bitmap);
        Assert.Equal([255, 0, 0, 255, 255, 255, 204, 204, 204], PictureFile.Load(folder.File("clear.png")).Rgb);
    }

    [Fact]
    public void SaysWhatIsWrongWithAFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text.jpg"), "This is no picture.");
        File.WriteAllBytes(folder.File("empty.png"), []);
        AssertFails(folder.File("missing.jpg"), "no such file");
        AssertFails(folder.File("no/folder/a.jpg"), "no such file");
        AssertFails(folder.Path, "is a folder");
        AssertFails(folder.File("text.jpg"), "not a picture");
        AssertFails(folder.File("empty.png"), "is empty");
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    [InlineData("a.webp")]
    public void RefusesAPictureThatIsCutShort(string name)
    {
        using var folder = new TemporaryFolder();
        var picture = new Picture(64, 64);
        new Random(1).NextBytes(picture.Rgb);
        PictureFile.Save(picture, folder.File(name));
        byte[] bytes = File.ReadAllBytes(folder.File(name));
        File.WriteAllBytes(folder.File(name), bytes[..(bytes.Length / 2)]);
        PictureException e = Assert.Throws<PictureException>(() => PictureFile.Load(folder.File(name)));
        Assert.StartsWith(folder.File(name) + ": ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesMorePixelsThanItDecodes()
    {
        // A bitmap whose header promises 60,000 x 60,000 pixels of one bit.
        byte[] bytes = new byte[62];
        bytes[0] = (byte)'B';
        bytes[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), 62);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), 60_000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), 60_000);
        bytes[26] = 1;
        bytes[28] = 1;
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("huge.bmp"), bytes);
        AssertFails(folder.File("huge.bmp"), "60000 x 60000 pixels are too many: 3,600,000,000 (25,200 MB); at most 67,108,864 (469 MB)");
    }

    [Fact]
    public void ALargePictureInASmallFileIsRefusedBeforeItIsDecoded()
    {
        using var folder = new TemporaryFolder();
        byte[] rows = TestPng.Rows(new Picture(8200, 1));
        File.WriteAllBytes(folder.File("a.png"), TestPng.File(TestPng.Header(8200, 8200), TestPng.Data(rows), TestPng.Chunk("IEND", [])));
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertFails(folder.File("a.png"), "8200 x 8200 pixels are too many");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("000000186674797068656963000000006D696631", "HEIF and AVIF")]
    [InlineData("0000001C6674797061766966000000006D696631", "HEIF and AVIF")]
    [InlineData("49492A0008000000000000000000000000000000", "TIFF and raw")]
    [InlineData("0000000C6A5020200D0A870A0000000000000000", "JPEG 2000")]
    [InlineData("0000000C4A584C200D0A870A0000000000000000", "JPEG XL")]
    public void SaysWhichFormatItDoesNotRead(string start, string format)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("a.jpg"), Convert.FromHexString(start));
        AssertFails(folder.File("a.jpg"), $"{format} pictures are not read; save it as one of JPEG, PNG");
        Assert.False(PictureFile.IsPicture(folder.File("a.jpg")[..^4]));
    }

    [Fact]
    public void APictureIsToldByItsNameOrByItsContent()
    {
        using var folder = new TemporaryFolder();
        PictureFile.Save(new Picture(3, 2), folder.File("a.png"));
        File.Move(folder.File("a.png"), folder.File("a"));
        File.WriteAllText(folder.File("b.jpg"), "text");
        File.WriteAllText(folder.File("b.txt"), "BM is how this text begins, and bitmaps as well.");
        Assert.True(PictureFile.IsPicture(folder.File("a")));
        Assert.True(PictureFile.IsPicture(folder.File("b.jpg")));
        Assert.False(PictureFile.IsPicture(folder.File("b.txt")));
        Assert.False(PictureFile.IsPicture(folder.File("missing")));
    }

    [Fact]
    public void WritesOnlyFormatsThatItKnows()
    {
        using var folder = new TemporaryFolder();
        var picture = new Picture(1, 1);
        PictureException e = Assert.Throws<PictureException>(() => PictureFile.Save(picture, folder.File("a.tiff")));
        Assert.Contains("are written as .png", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<PictureException>(() => PictureFile.Save(picture, Path.Combine(folder.Path, "no", "a.png")));
        Assert.Contains("cannot be written", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b.JPG", true)]
    [InlineData("b.webp", true)]
    [InlineData("b.jfif", true)]
    [InlineData("b.JPE", true)]
    [InlineData("b.txt", false)]
    [InlineData("jpg", false)]
    public void KnowsPicturesByExtension(string path, bool expected) =>
        Assert.Equal(expected, PictureFile.HasPictureExtension(path));

    private static void AssertFails(string path, string reason)
    {
        PictureException e = Assert.Throws<PictureException>(() => PictureFile.Load(path));
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    private static void Write(string path, SKBitmap bitmap)
    {
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }
}
