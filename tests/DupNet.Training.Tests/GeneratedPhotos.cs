using System;
using System.Collections.Generic;
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

    private static readonly byte[][] s_colours = [[230, 20, 20], [20, 220, 20], [230, 220, 20]];

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

    /// <summary>The classes of <see cref="WriteClasses"/>: red squares, green things that lie, yellow ones that stand.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["ring", "car", "cup"];

    /// <summary>A set in YOLO form: data.yaml, and train and valid with images and labels. Each photo shows two objects, every fourth none.</summary>
    public static void WriteClasses(string folder, int count, int seed)
    {
        var random = new Random(seed);
        File.WriteAllText(Path.Combine(folder, "data.yaml"), $"train: ../train/images\nval: ../valid/images\nnames: [{string.Join(", ", Classes)}]\n");
        for (int i = 0; i < count; i++)
        {
            string part = Path.Combine(folder, i % 5 == 4 ? "valid" : "train");
            Directory.CreateDirectory(Path.Combine(part, "images"));
            Directory.CreateDirectory(Path.Combine(part, "labels"));
            Picture picture = Background(random);
            var labels = new StringBuilder();
            for (int half = 0; half < (i % 4 == 3 ? 0 : 2); half++)
            {
                int kind = random.Next(Classes.Count);
                (int w, int h) = kind switch { 0 => (14, 14), 1 => (24, 12), _ => (12, 26) };
                w += random.Next(-2, 3);
                h += random.Next(-2, 3);
                int x = (half * Width / 2) + random.Next((Width / 2) - w + 1);
                int y = random.Next(Height - h + 1);
                Fill(picture, x, y, w, h, s_colours[kind]);
                labels.Append(CultureInfo.InvariantCulture, $"{kind} {(x + (w / 2.0)) / Width} {(y + (h / 2.0)) / Height} {(double)w / Width} {(double)h / Height}\n");
            }

            PictureFile.Save(picture, Path.Combine(part, "images", $"drawn_{i:D3}.png"));
            File.WriteAllText(Path.Combine(part, "labels", $"drawn_{i:D3}.txt"), labels.ToString());
        }
    }

    /// <summary>What a pixel of an object says about its class.</summary>
    public static int ClassOf(ReadOnlySpan<byte> rgb) => rgb[0] < 120 ? 1 : rgb[1] < 120 ? 0 : 2;

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

    public static void Fill(Picture picture, int x, int y, int w, int h) => Fill(picture, x, y, w, h, s_colours[0]);

    private static void Fill(Picture picture, int x, int y, int w, int h, byte[] colour)
    {
        for (int row = y; row < y + h; row++)
        {
            for (int column = x; column < x + w; column++)
            {
                colour.CopyTo(picture.Rgb, picture.IndexOf(column, row));
            }
        }
    }
}
