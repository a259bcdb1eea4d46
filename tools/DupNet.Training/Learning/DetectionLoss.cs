using System;
using System.Collections.Generic;
using DupNet.Training.Network;
using DupNet.Training.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Learning;

/// <summary>
/// How far the heads' answers are from the targets, for each found row. It is the quality-focal loss of the objectness, whose target for a
/// found face grows with the overlap of its box, the loss of the boxes (<see cref="BoxLoss"/>), and, with several classes, the cross entropy of
/// their logits.
/// </summary>
/// <remarks>
/// A class logit stands alone, as in the runtime: with s its logistic function, y = 1 for the object's class and 0 for the others, and w the weight of the object's class,
///
///     - w * sum over classes of (y ln s + (1 - y) ln(1 - s))
///
/// Only rows that should find an object teach classes.
/// </remarks>
public sealed class DetectionLoss
{
    private const float LargestExponent = 4;
    private const double LeastMeanOverlap = 0.05;

    private readonly IReadOnlyList<HeadShape> _heads;
    private readonly LossRecipe _recipe;
    private readonly float[] _classWeights;

    /// <summary>Prepares the loss of a network's heads.</summary>
    /// <param name="heads">The network's heads.</param>
    /// <param name="recipe">Weights of the parts of the loss.</param>
    /// <param name="classWeights">How much the objects of each class count, as <see cref="ClassBalance"/> says; empty for heads without class logits.</param>
    public DetectionLoss(IReadOnlyList<HeadShape> heads, LossRecipe recipe, IReadOnlyList<float>? classWeights = null)
    {
        _heads = heads;
        _recipe = recipe;
        _classWeights = [.. classWeights ?? []];
    }

    /// <summary>Computes the loss of a batch.</summary>
    /// <param name="logits">Logits of each head, N x outputs x rows x columns.</param>
    /// <param name="targets">Targets of each head.</param>
    public LossParts Of(IReadOnlyList<Tensor> logits, IReadOnlyList<HeadTargets> targets)
    {
        using DisposeScope scope = NewDisposeScope();
        Device device = logits[0].device;
        int found = 0;
        Tensor objectness = zeros(1, device: device);
        Tensor boxes = zeros(1, device: device);
        Tensor overlap = zeros(1, device: device);
        Tensor classes = zeros(1, device: device);
        for (int h = 0; h < _heads.Count; h++)
        {
            HeadTargets target = targets[h];
            Tensor rows = ToRows(logits[h], _heads[h].Anchors.Count);
            Tensor score = rows.select(1, HeadOutputs.Objectness);
            Tensor wanted = zeros(target.Counted.Length, device: device);
            if (target.Found.Count > 0)
            {
                int count = target.Found.Count;
                found += count;
                Tensor index = tensor(target.Found.ToArray(), device: device);
                Tensor chosen = rows.index_select(0, index);
                Tensor decoded = Decode(chosen, tensor(target.Frames.ToArray(), [count, 5], device: device));
                (Tensor plain, Tensor losses) = BoxLoss.Of(_recipe.BoxLoss, decoded, tensor(target.Boxes.ToArray(), [count, 4], device: device));
                Tensor quality = plain.detach().clamp(Constant.Of(0), Constant.Of(1));
                boxes = boxes.Plus((_recipe.BoxBalance == 0 ? losses : losses * Balance(quality)).sum());
                overlap = overlap.Plus(quality.sum());
                if (_classWeights.Length > 0)
                {
                    classes = classes.Plus(ClassLoss(chosen, target));
                }

                wanted.index_copy_(0, index, quality.mul(Constant.Of(1 - _recipe.QualityFloor)).Plus(Constant.Of(_recipe.QualityFloor)));
            }

            objectness = objectness.Plus((QualityFocal(score, wanted) * tensor(target.Counted, device: device)).sum());
        }

        using Scalar each = (1.0 / Math.Max(1, found)).ToScalar();
        objectness = objectness.mul(each);
        boxes = boxes.mul(each);
        overlap = overlap.mul(each);
        classes = classes.mul(each);
        Tensor total = objectness.mul(Constant.Of(_recipe.Objectness)).Plus(boxes.mul(Constant.Of(_recipe.Box))).Plus(classes.mul(Constant.Of(_recipe.Class)));
        return new LossParts(
            total.MoveToOuterDisposeScope(),
            objectness.detach().MoveToOuterDisposeScope(),
            boxes.detach().MoveToOuterDisposeScope(),
            overlap.detach().MoveToOuterDisposeScope(),
            classes.detach().MoveToOuterDisposeScope());
    }

    private Tensor ClassLoss(Tensor rows, HeadTargets target)
    {
        using DisposeScope scope = NewDisposeScope();
        int count = _classWeights.Length;
        var wanted = new float[target.Classes.Count * count];
        var weights = new float[target.Classes.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            if (target.Classes[i] is int known and >= 0)
            {
                wanted[(i * count) + known] = 1;
                weights[i] = _classWeights[known];
            }
        }

        Tensor cross = nn.functional.binary_cross_entropy_with_logits(rows.narrow(1, HeadOutputs.FirstClass, count), tensor(wanted, [weights.Length, count], device: rows.device), reduction: nn.Reduction.None);
        return (cross.sum(dim: 1) * tensor(weights, device: rows.device)).sum().MoveToOuterDisposeScope();
    }

    // How much each box counts: 1 in the mean, and with b = boxBalance
    //   (1 - b) + b * overlap / mean overlap,
    // so that boxes which miss by far do not drown those that are nearly right (Libra R-CNN, arXiv 1904.02701, argues so for L1 losses).
    private Tensor Balance(Tensor quality)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor mean = quality.mean().clamp(min: Constant.Of(LeastMeanOverlap));
        return (quality / mean).mul(Constant.Of(_recipe.BoxBalance)).Plus(Constant.Of(1 - _recipe.BoxBalance)).MoveToOuterDisposeScope();
    }

    /// <summary>Reorders a head's logits: one row for each anchor of each cell, in the order of <see cref="HeadTargets"/>.</summary>
    /// <param name="logits">Logits of the head, N x outputs x rows x columns.</param>
    /// <param name="anchors">Number of the head's anchors a cell.</param>
    public static Tensor ToRows(Tensor logits, int anchors)
    {
        long[] shape = logits.shape;
        long outputs = shape[1] / anchors;
        return logits.reshape(shape[0], anchors, outputs, shape[2], shape[3]).permute(0, 3, 4, 1, 2).reshape(-1, outputs);
    }

    /// <summary>Decodes logits to boxes (models/FORMAT.md, section 5): centre x and y, width and height in input pixels.</summary>
    /// <param name="rows">Rows of tx, ty, tw, th and more.</param>
    /// <param name="frames">The frames of these rows, as <see cref="HeadTargets.Frames"/> has them.</param>
    public static Tensor Decode(Tensor rows, Tensor frames)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor centre = frames.narrow(1, 0, 2).Plus(rows.narrow(1, 0, 2).sigmoid().sub(Constant.Of(0.5)) * frames.narrow(1, 4, 1));
        Tensor size = frames.narrow(1, 2, 2) * rows.narrow(1, 2, 2).clamp(Constant.Of(-LargestExponent), Constant.Of(LargestExponent)).exp();
        return cat([centre, size], 1).MoveToOuterDisposeScope();
    }

    /// <summary>Quality-focal loss of each row: cross entropy, weighted by the squared distance of the scores.</summary>
    /// <param name="logits">Objectness logits.</param>
    /// <param name="wanted">Wanted scores, 0..1.</param>
    public static Tensor QualityFocal(Tensor logits, Tensor wanted)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor distance = wanted - logits.sigmoid();
        Tensor cross = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction: nn.Reduction.None);
        return (distance * distance * cross).MoveToOuterDisposeScope();
    }
}
