using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Training.Recipes;

namespace DupNet.Training.Photos;

/// <summary>Brings the classes of labels and of a recipe together.</summary>
/// <remarks>
/// Names are compared without regard to case, and as a model holds them (<see cref="ModelNames"/>). Objects whose labels name no class are of the recipe's class, if it has one only; they keep their empty name, since box
/// conventions hold for named objects alone.
/// </remarks>
public sealed class LabelClasses
{
    private readonly IReadOnlyList<string> _classes;
    private readonly OtherClasses _others;

    /// <summary>Takes the classes of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    public LabelClasses(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        _classes = recipe.Classes;
        _others = recipe.Training.OtherClasses;
    }

    /// <summary>Names the objects of photos to train with as the recipe does.</summary>
    /// <param name="source">The data set that they are of.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="progress">Is told what does not count, and which classes never occur.</param>
    /// <returns>The same photos.</returns>
    /// <exception cref="LabelException">There is nothing to learn, or objects are of classes that the recipe does not have, or of none.</exception>
    public IReadOnlyList<LabelledPhoto> ForTraining(DataSource source, IReadOnlyList<LabelledPhoto> photos, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(source);
        string[] names = NamesOf(photos);
        string[] others = Others(names);
        if (others.Length > 0 && _others == OtherClasses.Refuse)
        {
            throw new LabelException(
                $"{source.Folder}: labels are of the classes {string.Join(", ", names)}, but the recipe trains {string.Join(", ", _classes)}; training.otherClasses can take the others for background, or ignore them.");
        }

        IReadOnlyList<LabelledPhoto> named = Name(source, photos, names);
        var counts = named.SelectMany(photo => photo.Objects).CountBy(labelled => labelled.ClassName).ToDictionary();
        if (counts.Count == 0)
        {
            throw new LabelException($"{source.Folder}: no photo shows an object{(others.Length > 0 ? $" of {string.Join(", ", _classes)}" : string.Empty)}, so there is nothing to learn.");
        }

        Tell(others, progress);
        string[] absent = _classes.Count == 1 ? [] : [.. _classes.Where(name => !counts.ContainsKey(name))];
        if (absent.Length > 0)
        {
            progress.WriteVisible($"no photo to train with shows {string.Join(", ", absent)}, so the model will find none");
        }

        return named;
    }

    /// <summary>Names the objects of photos to measure on as the recipe does. Where a recipe has one class and the labels name another one only, all objects are of it.</summary>
    /// <param name="source">The data set that they are of.</param>
    /// <param name="photos">The photos.</param>
    /// <param name="progress">Is told what does not count.</param>
    /// <returns>The same photos.</returns>
    /// <exception cref="LabelException">The labels know none of several classes, or some objects are of none.</exception>
    public IReadOnlyList<LabelledPhoto> ForMeasuring(DataSource source, IReadOnlyList<LabelledPhoto> photos, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(source);
        string[] names = NamesOf(photos);
        string[] others = Others(names);
        if (names.Length > 0 && others.Length == names.Length)
        {
            if (_classes.Count > 1 || names.Length > 1)
            {
                throw new LabelException($"{source.Folder}: labels are of the classes {string.Join(", ", names)}, but the model finds {string.Join(", ", _classes)}.");
            }

            progress.WriteVisible($"the labels name {names[0]}, the model {_classes[0]}: all objects count as {_classes[0]}");
            return [.. photos.Select(photo => photo.WithObjects([.. photo.Objects.Select(labelled => labelled with { ClassName = _classes[0] })]))];
        }

        Tell(others, progress);
        return Name(source, photos, names);
    }

    /// <summary>The number of an object's class.</summary>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="name">The object's, one of them; or empty, for the only one.</param>
    public static int IndexOf(IReadOnlyList<string> classes, string name)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(name);
        for (int i = 0; i < classes.Count; i++)
        {
            if (classes[i] == name || (name.Length == 0 && classes.Count == 1))
            {
                return i;
            }
        }

        throw new ArgumentException($"No class is named \"{name}\".", nameof(name));
    }

    /// <summary>Whether a recipe has box conventions that do not count because labels name no class.</summary>
    /// <param name="photos">The photos.</param>
    /// <param name="recipe">The recipe.</param>
    public static bool LeaveConventionsOut(IReadOnlyList<LabelledPhoto> photos, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.Training.BoxConventions.Count > 0 && photos.Any(static photo => photo.Objects.Any(static labelled => labelled.ClassName.Length == 0));
    }

    private static string[] NamesOf(IReadOnlyList<LabelledPhoto> photos) =>
        [.. photos.SelectMany(photo => photo.Objects).Select(labelled => labelled.ClassName).Where(static name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private string[] Others(string[] names) => [.. names.Where(name => Known(name) is null)];

    private string? Known(string name) => ModelNames.Find(_classes, name);

    private void Tell(string[] others, TextWriter progress)
    {
        if (others.Length > 0)
        {
            progress.WriteVisible($"objects of {string.Join(", ", others)} {(_others == OtherClasses.Ignore ? "are ignored" : "are background")}: the recipe does not know them");
        }
    }

    private LabelledPhoto[] Name(DataSource source, IReadOnlyList<LabelledPhoto> photos, string[] names)
    {
        int without = photos.Sum(static photo => photo.Objects.Count(static labelled => labelled.ClassName.Length == 0));
        if (_classes.Count > 1 && without > 0)
        {
            throw new LabelException(
                names.Length == 0
                    ? $"{source.Folder}: the labels name no class, but the recipe has several: {string.Join(", ", _classes)}. --class NAME says what the objects are."
                    : string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: the labels of {without} objects name no class, those of others {string.Join(", ", names)}. --class NAME says what they are."));
        }

        return [.. photos.Select(Name)];
    }

    private LabelledPhoto Name(LabelledPhoto photo)
    {
        LabelledObject[] kept = [.. photo.Objects.Select(labelled => labelled.ClassName.Length == 0 ? labelled : labelled with { ClassName = Known(labelled.ClassName) ?? string.Empty })
            .Where((labelled, i) => labelled.ClassName.Length > 0 || photo.Objects[i].ClassName.Length == 0)];
        return _others == OtherClasses.Ignore
            ? photo.WithLabels(kept, [.. photo.Ignored, .. photo.Objects.Where(labelled => labelled.ClassName.Length > 0 && Known(labelled.ClassName) is null).Select(labelled => labelled.Box)])
            : photo.WithObjects(kept);
    }
}
