using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>Brings labelled boxes to the convention that the model learns.</summary>
/// <remarks>
/// The correction of a photo collection counts by the face's longer side s in input pixels: not at all up to
/// <see cref="ConventionSides.None"/>, whole from <see cref="ConventionSides.Whole"/> on, and between them by the part
/// log(s / None) / log(Whole / None).
/// </remarks>
public sealed class BoxConventions
{
    private static readonly BoxConvention _asLabelled = new();

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, BoxConvention>> _byClass;
    private readonly ConventionSides _sides;

    /// <summary>Takes the conventions of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    public BoxConventions(TrainingRecipe recipe)
    {
        _byClass = recipe.BoxConventions;
        _sides = recipe.ConventionSides;
    }

    /// <summary>The correction of a box: of those for its class, the one with the longest prefix of the photo's name.</summary>
    /// <param name="file">Name of the photo's file.</param>
    /// <param name="className">Class of the box by the labels; empty for none, which nothing corrects.</param>
    public BoxConvention Of(string file, string className)
    {
        if (!_byClass.TryGetValue(className, out IReadOnlyDictionary<string, BoxConvention>? byPrefix))
        {
            return _asLabelled;
        }

        string name = LabelledPhoto.NameOf(file);
        string? prefix = byPrefix.Keys.Where(key => name.StartsWith(key, StringComparison.Ordinal)).MaxBy(key => key.Length);
        return prefix is null ? _asLabelled : byPrefix[prefix];
    }

    /// <summary>Corrects a labelled box.</summary>
    /// <param name="box">The labelled box in pixels of the network's input.</param>
    /// <param name="convention">The correction to apply.</param>
    public Box Correct(Box box, BoxConvention convention)
    {
        double part = Part(box.LongerSide);
        double width = box.Width * (1 + (part * (convention.Width - 1)));
        double height = box.Height * (1 + (part * (convention.Height - 1)));
        double centreX = box.X + (box.Width / 2);
        double centreY = box.Y + (box.Height / 2) - (box.Height * part * convention.Up);
        return new Box(centreX - (width / 2), centreY - (height / 2), width, height);
    }

    private double Part(double side)
    {
        if (side >= _sides.Whole)
        {
            return 1;
        }

        return side <= _sides.None ? 0 : Math.Log(side / _sides.None) / Math.Log(_sides.Whole / _sides.None);
    }
}
