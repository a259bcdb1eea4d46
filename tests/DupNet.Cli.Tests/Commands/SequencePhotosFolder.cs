using System;
using System.Globalization;
using System.IO;
using System.Text;
using DupNet.Pictures;

namespace DupNet.Cli.Tests.Commands;

/// <summary>Drawn photos that sequences can be made of: a dark scene, and people whose face is a white square, as the spot model finds it.</summary>
internal static class SequencePhotosFolder
{
    /// <summary>Writes the photos and their labels into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string WriteTo(TemporaryFolder folder)
    {
        var labels = new StringBuilder("file,width,height,x,y,w,h\n");
        Write(folder, labels, "scene.png", null);
        Write(folder, labels, "one.png", 100);
        Write(folder, labels, "two.png", 140);
        File.WriteAllText(folder.File("photos/labels.csv"), labels.ToString());
        return Path.Combine(folder.Path, "photos");
    }

    private static void Write(TemporaryFolder folder, StringBuilder labels, string name, int? faceX)
    {
        const int Side = 80;
        var picture = new Picture(320, 240);
        Array.Fill(picture.Rgb, (byte)30);
        if (faceX is int x)
        {
            for (int y = 70; y < 70 + Side; y++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(x, y), Side * Picture.Channels).Fill(255);
            }
        }

        PictureFile.Save(picture, folder.File($"photos/{name}"));
        labels.Append(CultureInfo.InvariantCulture, $"{name},320,240,{(faceX is null ? ",,," : FormattableString.Invariant($"{faceX},70,{Side},{Side}"))}\n");
    }
}
