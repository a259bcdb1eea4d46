using System;
using System.Globalization;
using System.IO;
using System.Text;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;

namespace DupNet.Training.Tests;

/// <summary>Folders of drawn pictures: a bright red box on dark blue noise stands for a face.</summary>
internal static class GeneratedPhotos
{
    public const int Width = 60;
    public const int Height = 48;

    public static void Write(string folder, int count, int seed)
    {
        var random = new Random(seed);
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        var labels = new StringBuilder("file,width,height,x,y,w,h\n");
        for (int i = 0; i < count; i++)
        {
            Picture picture = Background(random);
            string file = $"images/drawn_{i:D3}.png";
            if (i % 4 == 3)
            {
                labels.Append(CultureInfo.InvariantCulture, $"{file},{Width},{Height},,,,\n");
            }
            else
            {
                int w = random.Next(12, 24);
                int h = random.Next(14, 28);
                int x = random.Next(Width - w);
                int y = random.Next(Height - h);
                Fill(picture, x, y, w, h);
                labels.Append(CultureInfo.InvariantCulture, $"{file},{Width},{Height},{x},{y},{w},{h}\n");
            }

            PictureFile.Save(picture, Path.Combine(folder, file));
        }

        File.WriteAllText(Path.Combine(folder, "labels.csv"), labels.ToString());
    }

    public static BatchMaker Batches(string folder, Recipe recipe) => new(recipe, new PictureCache(DataSet.Open(new DataSource(folder)).Photos));

    public static Picture Background(Random random)
    {
        var picture = new Picture(Width, Height);
        for (int i = 0; i < picture.Rgb.Length; i += 3)
        {
            picture.Rgb[i] = (byte)random.Next(30);
            picture.Rgb[i + 1] = (byte)random.Next(30);
            picture.Rgb[i + 2] = (byte)random.Next(60, 110);
        }

        return picture;
    }

    public static void Fill(Picture picture, int x, int y, int w, int h)
    {
        for (int row = y; row < y + h; row++)
        {
            for (int column = x; column < x + w; column++)
            {
                int at = picture.IndexOf(column, row);
                picture.Rgb[at] = 230;
                picture.Rgb[at + 1] = 20;
                picture.Rgb[at + 2] = 20;
            }
        }
    }
}
