using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Reporting.Models;
using Xunit;

namespace DupNet.Reporting.Tests.Models;

public sealed class PicturesOfNumbersTests
{
    [Fact]
    public void MapsLieBesideOneAnother()
    {
        // Three channels of 2 x 1 pixels, levels 0 to 3; a line of blue between maps, and the place of a fourth.
        Picture sheet = MapPictures.Sheet([0, 3, 1, 2, 3, 0], 2, 1, 3, 3);
        Assert.Equal((5, 3), (sheet.Width, sheet.Height));
        Assert.Equal([0, 170, -1, 255, 255], Row(sheet, 0));
        Assert.Equal([-1, -1, -1, -1, -1], Row(sheet, 1));
        Assert.Equal([85, 0, -1, -1, -1], Row(sheet, 2));
    }

    [Fact]
    public void WeightsAreBlackAndWhite()
    {
        Picture first = WeightPictures.Paint(SpotModel.Model.Layers[0], SpotModel.Bytes, out double ones);
        Assert.Equal((16, 1), (first.Width, first.Height));
        Assert.Equal(1, ones);
        Assert.All(first.Rgb, static value => Assert.Equal(255, value));
    }

    [Fact]
    public void WeightsOfSeveralCopiesAreGray()
    {
        // A layer of d = 3: the picture's values are n of d, as many as the packed spec says.
        ModelSpec spec = RandomModel.Create(new System.Random(1), "gray", 3, 16, 16, [new RandomModel.Row(0, 8, InputDuplication: 3), new RandomModel.Row(1, 5, 1, Padding: 0, OutputBits: 0)]);
        byte[] file = ModelWriter.Write(spec);
        Layer layer = DupNetModel.Load(file).Layers[0];
        Picture picture = WeightPictures.Paint(layer, file, out double share);
        Assert.Equal((layer.FilterLength, layer.ChannelsOut), (picture.Width, picture.Height));
        long sum = 0;
        for (int i = 0; i < spec.Layers[0].Ones.Length; i++)
        {
            Assert.Equal(255 * spec.Layers[0].Ones[i] / 3, picture.Rgb[i * Picture.Channels]);
            sum += spec.Layers[0].Ones[i];
        }

        Assert.Equal((double)sum / (3 * spec.Layers[0].Ones.Length), share, 9);
    }

    private static int[] Row(Picture picture, int y)
    {
        int[] row = new int[picture.Width];
        for (int x = 0; x < row.Length; x++)
        {
            int at = picture.IndexOf(x, y);
            row[x] = picture.Rgb[at] == picture.Rgb[at + 2] ? picture.Rgb[at] : -1;
        }

        return row;
    }
}
