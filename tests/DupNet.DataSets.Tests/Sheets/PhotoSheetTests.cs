using System;
using System.Globalization;
using DupNet.DataSets.Sheets;
using DupNet.Pictures;
using Xunit;

namespace DupNet.DataSets.Tests.Sheets;

public sealed class PhotoSheetTests : IDisposable
{
    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BoxesAreDrawnWhereTheObjectsAre()
    {
        // 100 x 50 pixels become 320 x 160, 40 rows below the cell's upper edge.
        _folder.Draw("a.png").Write("labels.csv", "file,width,height,x,y,w,h,class\na.png,100,50,25,10,50,30,cat\na.png,100,50,5,10,10,30,dog\n");
        Picture sheet = PhotoSheet.Draw(_folder.Open());
        Assert.Equal((1280, 720), (sheet.Width, sheet.Height));
        Assert.Equal((86, 180, 233), Pixel(sheet, 160, 72));
        Assert.Equal((230, 159, 0), Pixel(sheet, 32, 72));
        Assert.Equal((0, 0, 0), Pixel(sheet, 160, 20));
        Assert.Equal((0, 0, 0), Pixel(sheet, 500, 100));
    }

    [Fact]
    public void TwelveOfManyAreShown()
    {
        for (int i = 0; i < 40; i++)
        {
            _folder.Draw(string.Create(CultureInfo.InvariantCulture, $"p{i}.png"));
        }

        Picture sheet = PhotoSheet.Draw(_folder.Open());
        for (int cell = 0; cell < 12; cell++)
        {
            Assert.NotEqual((0, 0, 0), Pixel(sheet, (cell % 4 * 320) + 160, (cell / 4 * 240) + 120));
        }
    }

    private static (int Red, int Green, int Blue) Pixel(Picture picture, int x, int y)
    {
        int at = picture.IndexOf(x, y);
        return (picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]);
    }
}
