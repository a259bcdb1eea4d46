using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.Measuring.Degrading;

/// <summary>One way in which frames of cameras are worse than photos, done to photos and, where it moves objects, to their labels.</summary>
public sealed class Degradation
{
    private const double LeastVisible = 0.5;
    private const double LeastSide = 1;

    private readonly Func<Picture, int, Picture> _change;
    private readonly double _degrees;

    private Degradation(string name, Func<Picture, int, Picture> change, double degrees = 0)
    {
        Name = name;
        _change = change;
        _degrees = degrees;
    }

    /// <summary>All that a model is measured under.</summary>
    public static IReadOnlyList<Degradation> All { get; } =
    [
        new("brightness 1/2", static (picture, _) => PictureChanges.Linear(picture, 1.0 / 2, 0)),
        new("brightness 1/4", static (picture, _) => PictureChanges.Linear(picture, 1.0 / 4, 0)),
        new("brightness 1/10", static (picture, _) => PictureChanges.Linear(picture, 1.0 / 10, 0)),
        new("contrast 1/4", static (picture, _) => PictureChanges.Linear(picture, 1.0 / 4, 96)),
        new("blur", static (picture, _) => PictureChanges.Blur(picture)),
        new("noise 20", static (picture, number) => PictureChanges.Noise(picture, 20, number)),
        new("noise 40", static (picture, number) => PictureChanges.Noise(picture, 40, number)),
        Tilt("tilt 15", 15),
        Tilt("tilt 30", 30),
        new("JPEG 20", static (picture, _) => PictureChanges.Jpeg(picture, 20)),
        new("RGB565", static (picture, _) => PictureChanges.Rgb565(picture, swapped: false)),
        new("RGB565 swapped", static (picture, _) => PictureChanges.Rgb565(picture, swapped: true)),
    ];

    /// <summary>Short name, as tables show it.</summary>
    public string Name { get; }

    /// <summary>What becomes of a photo's pixels.</summary>
    /// <param name="picture">The photo's pixels; left as they are.</param>
    /// <param name="number">The photo's place in its set. It decides about noise, and in which direction a photo is tilted.</param>
    public Picture Change(Picture picture, int number)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return _change(picture, number);
    }

    /// <summary>
    /// What becomes of a photo's labels. Boxes turn along with a tilted photo and are cut to it. One of which less than half is left
    /// then counts neither way.
    /// </summary>
    /// <param name="photo">The photo.</param>
    /// <param name="number">The photo's place in its set.</param>
    public LabelledPhoto Change(LabelledPhoto photo, int number)
    {
        ArgumentNullException.ThrowIfNull(photo);
        if (_degrees == 0)
        {
            return photo;
        }

        double x = photo.Width / 2.0;
        double y = photo.Height / 2.0;
        var turn = new Turn(Directed(_degrees, number), x, y, x, y);
        var objects = new List<LabelledObject>();
        var ignored = new List<Box>();
        foreach (LabelledObject labelled in photo.Objects)
        {
            Box turned = turn.Map(labelled.Box);
            Box visible = turned.Within(photo.Width, photo.Height);
            if (visible.Width * visible.Height >= LeastVisible * turned.Width * turned.Height)
            {
                objects.Add(labelled with { Box = visible });
            }
            else
            {
                ignored.Add(visible);
            }
        }

        ignored.AddRange(photo.Ignored.Select(box => turn.Map(box).Within(photo.Width, photo.Height)));
        return photo.WithLabels(objects, [.. ignored.Where(box => box.Width >= LeastSide && box.Height >= LeastSide)]);
    }

    private static Degradation Tilt(string name, double degrees) =>
        new(name, (picture, number) => PictureTurner.Turn(picture, Directed(degrees, number), beside: null), degrees);

    // Photos of even number are tilted clockwise, the others counter-clockwise.
    private static double Directed(double degrees, int number) => number % 2 == 0 ? degrees : -degrees;
}
