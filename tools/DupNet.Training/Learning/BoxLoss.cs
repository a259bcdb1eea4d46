using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>How far boxes are from those that are wanted, row by row.</summary>
/// <remarks>
/// With I the intersection over union, U the area of the union, W and H the sides of the enclosing box, and dx, dy, dw and dh the differences of centres and sides:
///
///     generalized: 1 - I + (W * H - U) / (W * H)
///     efficient:   1 - I + (dx^2 + dy^2) / (W^2 + H^2) + dw^2 / W^2 + dh^2 / H^2
///
/// A box beside the wanted one, and one that lies within it off its centre, get a gradient of their own for each side by the second.
/// </remarks>
public static class BoxLoss
{
    private const double Tiny = 1e-7;

    /// <summary>Computes overlaps and losses of two lists of boxes.</summary>
    /// <param name="kind">The loss.</param>
    /// <param name="boxes">Boxes as rows of centre x and y, width and height.</param>
    /// <param name="wanted">As many boxes in the same form.</param>
    /// <returns>For each row, intersection over union and loss.</returns>
    public static (Tensor Overlap, Tensor Loss) Of(BoxLossKind kind, Tensor boxes, Tensor wanted)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor plain, Tensor generalized) = Overlaps(boxes, wanted);
        Tensor lacking = (kind == BoxLossKind.Generalized ? generalized : plain).neg().Plus(Constant.Of(1));
        Tensor loss = kind == BoxLossKind.Efficient ? lacking.Plus(Differences(boxes, wanted)) : lacking;
        return (plain.MoveToOuterDisposeScope(), loss.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// Overlaps of two lists of boxes, row by row. Plain: intersection over union. Generalized: the same, less the part of the enclosing
    /// box that neither covers.
    /// </summary>
    /// <param name="a">Boxes as rows of centre x and y, width and height.</param>
    /// <param name="b">As many boxes in the same form.</param>
    public static (Tensor Plain, Tensor Generalized) Overlaps(Tensor a, Tensor b)
    {
        using DisposeScope scope = NewDisposeScope();
        Scalar tiny = Constant.Of(Tiny);
        Tensor shared = (High(a).minimum(High(b)) - Low(a).maximum(Low(b))).clamp(min: Constant.Of(0));
        Tensor hull = Hull(a, b);
        Tensor sharedArea = shared.select(1, 0) * shared.select(1, 1);
        Tensor hullArea = hull.select(1, 0) * hull.select(1, 1);
        Tensor union = Area(a).Plus(Area(b)) - sharedArea;
        union = union.Plus(tiny);
        Tensor plain = sharedArea / union;
        Tensor generalized = plain - ((hullArea - union) / hullArea.Plus(tiny));
        return (plain.MoveToOuterDisposeScope(), generalized.MoveToOuterDisposeScope());
    }

    private static Tensor Differences(Tensor a, Tensor b)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor difference = a - b;
        Tensor squares = difference * difference;
        Tensor hull = Hull(a, b);
        Tensor hullSquares = (hull * hull).Plus(Constant.Of(Tiny));
        Tensor centres = squares.narrow(1, 0, 2).sum(dim: 1) / hullSquares.sum(dim: 1);
        return centres.Plus((squares.narrow(1, 2, 2) / hullSquares).sum(dim: 1)).MoveToOuterDisposeScope();
    }

    // Width and height of the box that encloses both.
    private static Tensor Hull(Tensor a, Tensor b) => High(a).maximum(High(b)) - Low(a).minimum(Low(b));

    private static Tensor Low(Tensor boxes) => boxes.narrow(1, 0, 2) - boxes.narrow(1, 2, 2).mul(Constant.Of(0.5));

    private static Tensor Area(Tensor boxes) => boxes.select(1, 2) * boxes.select(1, 3);

    private static Tensor High(Tensor boxes) => boxes.narrow(1, 0, 2).Plus(boxes.narrow(1, 2, 2).mul(Constant.Of(0.5)));
}
