using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;

namespace DupNet.Measuring.Photos;

/// <summary>Brings the class names of labels and of a model together.</summary>
/// <remarks>
/// Names are compared without regard to case, and as a model holds them (<see cref="ModelNames"/>). Where labels name no class, or where both have one class, or where a model of one class finds none of its name in the
/// labels, names do not count: each object is one of those that the model looks for.
/// </remarks>
public sealed class ClassAgreement
{
    private readonly Dictionary<string, string>? _names;

    private ClassAgreement(Dictionary<string, string>? names, IReadOnlyList<string> classes, string? remark)
    {
        _names = names;
        Classes = classes;
        Remark = remark;
    }

    /// <summary>Takes all objects and detections for one class without a name.</summary>
    public static ClassAgreement WithoutClasses { get; } = new(null, [string.Empty], null);

    /// <summary>Names of the classes that results are given for, as the model has them.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What the user should know about the names; null if there is nothing.</summary>
    public string? Remark { get; }

    /// <summary>Compares the class names of a model with those of labels.</summary>
    /// <param name="known">Class names of the model.</param>
    /// <param name="labelled">Class names of the labels; none when the labels name no class.</param>
    /// <exception cref="LabelException">A model of several classes knows no class of the labels.</exception>
    public static ClassAgreement Of(IReadOnlyList<string> known, IReadOnlyList<string> labelled)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(labelled);
        Dictionary<string, string> names = labelled
            .Select(name => (name, Match: ModelNames.Find(known, name)))
            .Where(pair => pair.Match is not null)
            .ToDictionary(pair => pair.name, pair => pair.Match!);
        string[] foreign = [.. labelled.Where(name => !names.ContainsKey(name))];
        if (labelled.Count == 0 || (known.Count == 1 && (labelled.Count == 1 || names.Count == 0)))
        {
            string? remark = foreign.Length > 0 ? $"the labels name {string.Join(", ", foreign)}, the model {known[0]}: all objects count as {known[0]}" : null;
            return new ClassAgreement(null, known.Count == 1 ? known : [string.Empty], remark);
        }

        if (names.Count == 0)
        {
            throw new LabelException($"the labels name {string.Join(", ", labelled)}, but the model finds {string.Join(", ", known)}.");
        }

        return new ClassAgreement(
            names, known, foreign.Length > 0 ? $"objects of {string.Join(", ", foreign)} do not count: the model does not know them" : null);
    }

    /// <summary>Changes class names so that labels and detections agree, and leaves out objects of classes that the model does not know.</summary>
    public PhotoDetections Apply(PhotoDetections found)
    {
        ArgumentNullException.ThrowIfNull(found);
        string one = Classes[0];
        return found with
        {
            Photos = [.. found.Photos.Select(photo => photo.WithObjects([.. photo.Objects.SelectMany(labelled => Rename(labelled, one))]))],
            Detections = [.. found.Detections.Select(boxes => (IReadOnlyList<ScoredBox>)[.. boxes.Select(box => _names is null ? box with { ClassName = one } : box)])],
        };
    }

    private IEnumerable<LabelledObject> Rename(LabelledObject labelled, string one)
    {
        if (_names is null)
        {
            return [labelled with { ClassName = one }];
        }

        return _names.TryGetValue(labelled.ClassName, out string? name) ? [labelled with { ClassName = name }] : [];
    }
}
