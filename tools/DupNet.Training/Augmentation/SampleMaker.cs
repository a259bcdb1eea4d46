using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;

namespace DupNet.Training.Augmentation;

/// <summary>Makes training pictures from photos. A picture depends only on the recipe, its number, its side and the hard negatives.</summary>
public sealed class SampleMaker
{
    private const int OrderStream = 1;
    private const int SampleStream = 2;
    private const double MostHidden = 0.02;
    private const double SmallestCovered = 10;

    private readonly PictureCache _photos;
    private readonly TrainingRecipe _recipe;
    private readonly IReadOnlyList<string> _classes;
    private readonly BoxConventions _conventions;
    private readonly byte _pad;
    private readonly object _orderLock = new();
    private long _orderEpoch = -1;
    private int[] _order = [];

    /// <summary>Prepares to make pictures of some photos.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="recipe">How pictures are composed and changed.</param>
    /// <param name="padValue">Brightness of the bars around photos, 0..255.</param>
    /// <param name="classes">The names of the classes; the photos' objects have these, or, where there is one, none.</param>
    public SampleMaker(PictureCache photos, TrainingRecipe recipe, int padValue, IReadOnlyList<string> classes)
    {
        _photos = photos;
        _recipe = recipe;
        _classes = classes;
        _conventions = new BoxConventions(recipe);
        _pad = (byte)padValue;
    }

    /// <summary>Makes one training picture.</summary>
    /// <param name="number">Counts the pictures of a run from 0; each photo comes once in as many numbers as there are photos.</param>
    /// <param name="side">Width and height of the picture in pixels.</param>
    /// <param name="negatives">Hard negatives, one of which the recipe's share of the pictures shows; may be empty.</param>
    /// <param name="rgb">Takes the picture: side * side * 3 bytes, overwritten.</param>
    public Sample Make(long number, int side, IReadOnlyList<HardNegative> negatives, Span<byte> rgb)
    {
        var random = new RandomSource(_recipe.Seed, SampleStream, number);
        var sample = new Sample();
        var whole = new PixelRectangle(0, 0, side, side);
        int first = PhotoOf(number);
        Box? negative = null;
        if (negatives.Count > 0 && random.Chance(_recipe.HardNegatives.Share))
        {
            HardNegative shown = negatives[random.Next(negatives.Count)];
            first = shown.Photo;
            negative = shown.Box;
        }

        rgb.Fill(_pad);
        var covered = new List<PixelRectangle>(4);
        if (random.Chance(_recipe.Augmentation.Mosaic))
        {
            int x = (int)(side * random.Next(0.3, 0.7));
            int y = (int)(side * random.Next(0.3, 0.7));
            int place = random.Next(4);
            PixelRectangle[] tiles =
            [
                new(0, 0, x, y),
                new(x, 0, side - x, y),
                new(0, y, x, side - y),
                new(x, y, side - x, side - y),
            ];
            for (int i = 0; i < 4; i++)
            {
                int photo = i == 0 ? first : random.Next(_photos.Photos.Count);
                covered.Add(Add(photo, tiles[(place + i) % 4], i == 0 ? negative : null, _recipe.Targets.SmallestMosaicFacePixels, side, rgb, sample, ref random));
            }
        }
        else
        {
            covered.Add(Add(first, whole, negative, _recipe.Targets.SmallestFacePixels, side, rgb, sample, ref random));
        }

        Photometry.Change(rgb, side, _recipe.Augmentation, ref random);
        RestoreBars(rgb, side, covered);
        return TurnAtRandom(sample, rgb, side, ref random);
    }

    // Drawn last, so that runs without it stay as they are.
    private Sample TurnAtRandom(Sample sample, Span<byte> rgb, int side, ref RandomSource random)
    {
        AugmentationRecipe recipe = _recipe.Augmentation;
        var turn = new SquareTurn(
            recipe.VerticalFlip > 0 && random.Chance(recipe.VerticalFlip),
            recipe.QuarterTurn > 0 && random.Chance(recipe.QuarterTurn) ? 1 + random.Next(3) : 0);
        if (turn.IsNone)
        {
            return sample;
        }

        turn.Of(rgb, side).CopyTo(rgb);
        return new Sample
        {
            Faces = [.. sample.Faces.Select(face => face with { Box = turn.Map(face.Box, side) })],
            Ignored = [.. sample.Ignored.Select(box => turn.Map(box, side))],
            Measured = [.. sample.Measured.Select(box => turn.Map(box, side))],
        };
    }

    private PixelRectangle Add(int photo, PixelRectangle tile, Box? negative, double smallestFace, int side, Span<byte> rgb, Sample sample, ref RandomSource random)
    {
        LabelledPhoto labelled = _photos.Photos[photo];
        Placement placement = Placer.Draw(labelled, tile, negative, _recipe.Augmentation, ref random);
        var kernel = (ResamplingKernel)random.Next(3);
        Picture picture = _photos[photo];
        PixelRectangle covered = Resampler.Cover(picture, placement, tile);
        Turn turn = Roller.Choose(covered, _recipe.Augmentation, ref random);
        if (turn.Degrees == 0)
        {
            Resampler.Draw(picture, placement, kernel, rgb, side, tile);
        }
        else
        {
            Roller.Draw(picture, placement, kernel, turn, covered, ChooseCorners(ref random), rgb, side);
        }

        CoverFaces(labelled, placement, turn, covered, side, rgb, ref random);
        AddBoxes(labelled, placement, turn, turn.Degrees == 0 ? tile : covered, smallestFace, sample);
        return covered;
    }

    // Corners that a tilted photo does not reach must not tell that it is tilted by always looking the same.
    private byte? ChooseCorners(ref RandomSource random) => random.Next(4) switch
    {
        0 => _pad,
        1 => 0,
        2 => (byte)random.Next(256),
        _ => null,
    };

    private void CoverFaces(LabelledPhoto photo, in Placement placement, in Turn turn, PixelRectangle covered, int side, Span<byte> rgb, ref RandomSource random)
    {
        if (_recipe.Augmentation.Mask == 0)
        {
            return;
        }

        foreach (Box face in photo.Boxes)
        {
            Box placed = placement.Map(face, photo.Width);
            if (random.Chance(_recipe.Augmentation.Mask) && placed.LongerSide >= SmallestCovered)
            {
                MaskPainter.Cover(rgb, side, covered, placed, turn, ref random);
            }
        }
    }

    private void AddBoxes(LabelledPhoto photo, in Placement placement, in Turn turn, PixelRectangle part, double smallestFace, Sample sample)
    {
        var window = new Box(part.X, part.Y, part.Width, part.Height);
        foreach (LabelledObject labelled in photo.Objects)
        {
            BoxConvention convention = _conventions.Of(photo.File, labelled.ClassName);
            Box box = Turned(_conventions.Correct(placement.Map(labelled.Box, photo.Width), convention), turn);
            Box visible = box.Intersect(window);
            double shown = visible.Area() / box.Area();
            if (shown < MostHidden)
            {
                continue;
            }

            bool clear = shown >= _recipe.Targets.SmallestVisiblePart;
            if (clear && visible.LongerSide >= smallestFace)
            {
                sample.Faces.Add(new ObjectBox(visible, LabelClasses.IndexOf(_classes, labelled.ClassName)));
                continue;
            }

            sample.Ignored.Add(visible);
            if (clear && _recipe.Targets.SmallestBoxPixels > 0 && visible.LongerSide >= _recipe.Targets.SmallestBoxPixels)
            {
                sample.Measured.Add(visible);
            }
        }

        foreach (Box ignored in photo.Ignored)
        {
            Box visible = Turned(placement.Map(ignored, photo.Width), turn).Intersect(window);
            if (visible.Area() > 0)
            {
                sample.Ignored.Add(visible);
            }
        }
    }

    // A photo that is not tilted keeps its boxes to the last bit.
    private static Box Turned(Box box, in Turn turn) => turn.Degrees == 0 ? box : turn.Map(box);

    // A detector's bars keep their colour whatever the light in the picture.
    private void RestoreBars(Span<byte> rgb, int side, List<PixelRectangle> covered)
    {
        Span<bool> drawn = stackalloc bool[side];
        for (int y = 0; y < side; y++)
        {
            drawn.Clear();
            foreach (PixelRectangle part in covered)
            {
                if (y >= part.Y && y < part.Y + part.Height && part.Width > 0)
                {
                    drawn.Slice(part.X, part.Width).Fill(true);
                }
            }

            for (int x = 0; x < side; x++)
            {
                if (!drawn[x])
                {
                    rgb.Slice(((y * side) + x) * 3, 3).Fill(_pad);
                }
            }
        }
    }

    private int PhotoOf(long number)
    {
        int count = _photos.Photos.Count;
        long epoch = number / count;
        lock (_orderLock)
        {
            if (epoch != _orderEpoch)
            {
                _order = Shuffle(count, new RandomSource(_recipe.Seed, OrderStream, epoch));
                _orderEpoch = epoch;
            }

            return _order[number % count];
        }
    }

    private static int[] Shuffle(int count, RandomSource random)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            int j = random.Next(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }
}
