using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;

namespace DupNet.Measuring.Photos;

/// <summary>Brings the classes of labels and of a model together.</summary>
/// <remarks>
/// Names are compared without regard to case. Where labels name no class, or where both have one class, or where a model of one class finds none of its name in the
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

    /// <summary>All objects and detections count, whatever they are taken for; the one class has no name.</summary>
    public static ClassAgreement WithoutClasses { get; } = new(null, [string.Empty], null);

    /// <summary>The classes that results are given for, as the model names them.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What the user should know; null for nothing.</summary>
    public string? Remark { get; }

    /// <summary>Compares names.</summary>
    /// <param name="known">The classes of the model.</param>
    /// <param name="labelled">The classes of the labels; none when they name none.</param>
    /// <exception cref="LabelException">A model of several classes knows none of the labels'.</exception>
    public static ClassAgreement Of(IReadOnlyList<string> known, IReadOnlyList<string> labelled)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(labelled);
        Dictionary<string, string> names = labelled
            .Select(name => (name, Match: known.FirstOrDefault(match => string.Equals(match, name, StringComparison.OrdinalIgnoreCase))))
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

    /// <summary>The same photos and detections with names of classes that agree; objects of classes that the model does not know are left aside.</summary>
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
