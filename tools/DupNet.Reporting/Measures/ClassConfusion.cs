using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.Reporting.Measures;

/// <summary>What objects of each class are taken for, when detections from a score upwards count. Boxes are matched whatever their class is.</summary>
internal sealed class ClassConfusion
{
    private readonly int[,] _counts;

    private ClassConfusion(IReadOnlyList<string> classes)
    {
        Classes = classes;
        _counts = new int[classes.Count + 1, classes.Count + 1];
    }

    /// <summary>The classes; after the last one comes the background.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many objects of a class are taken for another.</summary>
    /// <param name="labelled">Index of what they are; the number of classes for background, where a detection finds nothing.</param>
    /// <param name="taken">Index of what they are taken for; the number of classes for background, which is missed.</param>
    public int this[int labelled, int taken] => _counts[labelled, taken];

    /// <summary>How many objects a class has, or how many detections find nothing.</summary>
    public int Total(int labelled) => Enumerable.Range(0, Classes.Count + 1).Sum(taken => _counts[labelled, taken]);

    /// <summary>Counts.</summary>
    /// <param name="classes">The classes of labels and detections.</param>
    /// <param name="outcomes">The photos.</param>
    public static ClassConfusion Of(IReadOnlyList<string> classes, IReadOnlyList<PhotoOutcome> outcomes)
    {
        var confusion = new ClassConfusion(classes);
        int none = classes.Count;
        int Index(string name) => classes.Select((known, i) => (known, i)).First(pair => pair.known == name).i;
        foreach (PhotoOutcome outcome in outcomes)
        {
            IReadOnlyList<LabelledObject> objects = outcome.Photo.Objects;
            IReadOnlyList<DetectionMatch> matches = DetectionMatcher.Match(outcome.Photo.Boxes, outcome.Photo.Ignored, outcome.Counted);
            bool[] found = new bool[objects.Count];
            for (int i = 0; i < matches.Count; i++)
            {
                int taken = Index(outcome.Counted[i].ClassName);
                switch (matches[i].Outcome)
                {
                    case MatchOutcome.Hit:
                        found[matches[i].Face] = true;
                        confusion._counts[Index(objects[matches[i].Face].ClassName), taken]++;
                        break;

                    case MatchOutcome.FalsePositive:
                        confusion._counts[none, taken]++;
                        break;
                }
            }

            for (int i = 0; i < found.Length; i++)
            {
                confusion._counts[Index(objects[i].ClassName), none] += found[i] ? 0 : 1;
            }
        }

        return confusion;
    }
}
