using System;
using System.Collections.Generic;
using DupNet.Pictures;
using DupNet.Training.Augmentation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;

namespace DupNet.Training.Learning;

/// <summary>Makes batches. A training batch depends only on the recipe, the number of the step and the hard negatives.</summary>
public sealed class BatchMaker
{
    private const int SideStream = 3;

    private readonly Recipe _recipe;
    private readonly SampleMaker _samples;
    private readonly TargetAssigner _assigner;

    /// <summary>Prepares to make batches of some photos.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="photos">The training photos.</param>
    public BatchMaker(Recipe recipe, PictureCache photos)
    {
        _recipe = recipe;
        Photos = photos;
        _samples = new SampleMaker(photos, recipe.Training, recipe.PadValue, recipe.Classes);
        _assigner = new TargetAssigner(HeadShape.Of(recipe), recipe.Training.Targets);
    }

    /// <summary>The training photos.</summary>
    public PictureCache Photos { get; }

    /// <summary>The hard negatives that batches of later steps show.</summary>
    public HardNegativeSet HardNegatives { get; set; } = HardNegativeSet.Empty;

    /// <summary>Makes the batch of a training step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    public Batch ForStep(long step)
    {
        int side = SideOf(step);
        int count = _recipe.Training.BatchSize;
        int channels = _recipe.InputChannels;
        byte[] pixels = new byte[count * side * side * channels];
        byte[] rgb = new byte[side * side * 3];
        var samples = new Sample[count];
        IReadOnlyList<HardNegative> negatives = HardNegatives.At(step);
        for (int i = 0; i < count; i++)
        {
            samples[i] = _samples.Make((step * count) + i, side, negatives, rgb);
            Span<byte> output = pixels.AsSpan(i * side * side * channels, side * side * channels);
            if (channels == 3)
            {
                rgb.CopyTo(output);
            }
            else
            {
                for (int p = 0; p < output.Length; p++)
                {
                    output[p] = (byte)GrayScale.Of(rgb[3 * p], rgb[(3 * p) + 1], rgb[(3 * p) + 2]);
                }
            }
        }

        return new Batch(count, side, pixels, _assigner.Assign(samples, side));
    }

    private int SideOf(long step)
    {
        var random = new RandomSource(_recipe.Training.Seed, SideStream, step);
        double total = 0;
        foreach (WeightedSide side in _recipe.Training.Sides)
        {
            total += side.Weight;
        }

        double at = random.Next(0, total);
        foreach (WeightedSide side in _recipe.Training.Sides)
        {
            at -= side.Weight;
            if (at < 0)
            {
                return side.Side;
            }
        }

        return _recipe.Training.Sides[^1].Side;
    }
}
