using System;
using System.Collections.Generic;
using System.IO;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Photos;

namespace DupNet.Sequences.Tests;

/// <summary>Photos that are drawn: scenes in dark colours, people with a white face.</summary>
internal sealed class DrawnPhotos
{
    /// <summary>Where the face is in photos of people.</summary>
    public static readonly Box Face = new(120, 80, 80, 100);

    private const int Width = 320;
    private const int Height = 240;

    private readonly TemporaryFolder _folder;

    /// <summary>Draws photos into a folder.</summary>
    public DrawnPhotos(TemporaryFolder folder, int scenes, int people)
    {
        _folder = folder;
        for (int i = 0; i < scenes; i++)
        {
            Add($"scene{i}.png", Scene(i), []);
        }

        for (int i = 0; i < people; i++)
        {
            Add($"person{i}.png", Person(i), [Face]);
        }
    }

    public List<LabelledPhoto> Photos { get; } = [];

    public SequencePhotos Sorted => new(Photos);

    public void Add(string name, Picture picture, Box[] faces, params Box[] ignored)
    {
        string path = _folder.File(name);
        PictureFile.Save(picture, path);
        Photos.Add(new LabelledPhoto(name, path, picture.Width, picture.Height, Array.ConvertAll(faces, face => new LabelledObject(face)), ignored));
    }

    public static Picture Scene(int number)
    {
        var picture = new Picture(Width, Height);
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = (byte)((i * (number + 3) / 7) & 63);
        }

        return picture;
    }

    private static Picture Person(int number)
    {
        Picture picture = Scene(number);
        for (int y = (int)Face.Y; y < Face.Y + Face.Height; y++)
        {
            picture.Rgb.AsSpan(picture.IndexOf((int)Face.X, y), (int)Face.Width * Picture.Channels).Fill(255);
        }

        return picture;
    }
}
