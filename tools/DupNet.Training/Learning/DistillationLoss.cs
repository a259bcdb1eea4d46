using System.Collections.Generic;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// How far the heads' answers are from a teacher's. With p a row's score by the teacher, it is the quality-focal loss of the objectness
/// towards p, the generalized overlap loss towards the teacher's box, weighted by p squared, and the cross entropy of the class
/// logits towards the teacher's, weighted by p. All are divided by the sum of p, which is
/// the number of faces that the teacher sees. All rows count, those that the labels ignore as well.
/// </summary>
public sealed class DistillationLoss
{
    private readonly IReadOnlyList<HeadShape> _heads;
    private readonly DistillationRecipe _recipe;

    /// <summary>Prepares the loss of a network's heads.</summary>
    /// <param name="heads">The heads, which network and teacher have in common.</param>
    /// <param name="recipe">Weights of the parts of the loss.</param>
    public DistillationLoss(IReadOnlyList<HeadShape> heads, DistillationRecipe recipe)
    {
        _heads = heads;
        _recipe = recipe;
    }

    /// <summary>Computes the weighted loss of a batch: a tensor of one number, with a graph for the backward pass.</summary>
    /// <param name="logits">Logits of each head, N x outputs x rows x columns.</param>
    /// <param name="teacher">The teacher's logits, of the same shapes.</param>
    public Tensor Of(IReadOnlyList<Tensor> logits, IReadOnlyList<Tensor> teacher)
    {
        using DisposeScope scope = NewDisposeScope();
        Device device = logits[0].device;
        Tensor objectness = zeros(1, device: device);
        Tensor boxes = zeros(1, device: device);
        Tensor classes = zeros(1, device: device);
        Tensor seen = zeros(1, device: device);
        for (int h = 0; h < _heads.Count; h++)
        {
            Tensor rows = DetectionLoss.ToRows(logits[h], _heads[h].Anchors.Count);
            Tensor wanted = DetectionLoss.ToRows(teacher[h], _heads[h].Anchors.Count);
            Tensor score = wanted.select(1, HeadOutputs.Objectness).sigmoid();
            Tensor frames = Frames(_heads[h], device).repeat(rows.shape[0] / _heads[h].Anchors.Count, 1);
            (_, Tensor generalized) = BoxLoss.Overlaps(DetectionLoss.Decode(rows, frames), DetectionLoss.Decode(wanted, frames));
            objectness = objectness.Plus(DetectionLoss.QualityFocal(rows.select(1, HeadOutputs.Objectness), score).sum());
            boxes = boxes.Plus((generalized.neg().Plus(Constant.Of(1)) * score * score).sum());
            seen = seen.Plus(score.sum());
            long count = rows.shape[1] - HeadOutputs.FirstClass;
            if (count > 0)
            {
                Tensor likely = wanted.narrow(1, HeadOutputs.FirstClass, count).sigmoid();
                Tensor cross = nn.functional.binary_cross_entropy_with_logits(rows.narrow(1, HeadOutputs.FirstClass, count), likely, reduction: nn.Reduction.None);
                classes = classes.Plus((cross.sum(dim: 1) * score).sum());
            }
        }

        Tensor weighted = objectness.mul(Constant.Of(_recipe.Objectness)).Plus(boxes.mul(Constant.Of(_recipe.Box))).Plus(classes.mul(Constant.Of(_recipe.Class)));
        return (weighted / seen.clamp(min: Constant.Of(1))).MoveToOuterDisposeScope();
    }

    // As HeadTargets.Frames, but all centres are 0: overlaps of two boxes of one row do not depend on where they are.
    private static Tensor Frames(HeadShape head, Device device)
    {
        var frames = new List<float>();
        foreach (AnchorRecipe anchor in head.Anchors)
        {
            frames.AddRange([0, 0, (float)anchor.Width, (float)anchor.Height, (float)(head.Stride * head.CentreScale)]);
        }

        return tensor(frames.ToArray(), [head.Anchors.Count, 5], device: device);
    }
}
