using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;
using DupNet.Training.Planning;

namespace DupNet.Training.Tests.Planning;

/// <summary>Figures of photos of 640 x 640 pixels that exist on paper only.</summary>
internal static class Drawn
{
    private const int Side = 640;

    /// <summary>Photos with an object each.</summary>
    public static DataFigures Of(int photos, params (string Class, double Width, double Height)[] objects) => new(
        [.. Enumerable.Range(0, photos).Select(i => Photo(i, [objects[i % objects.Length]]))], [.. objects.Select(item => item.Class).Distinct()], true);

    public static LabelledPhoto Photo(int number, IReadOnlyList<(string Class, double Width, double Height)> objects) =>
        new($"{number}.jpg", $"{number}.jpg", Side, Side, [.. objects.Select(item => new LabelledObject(new Box(10, 10, item.Width, item.Height), item.Class))], [], false);
}
