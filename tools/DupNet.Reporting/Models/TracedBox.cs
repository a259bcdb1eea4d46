using System;
using DupNet.Evaluation;

namespace DupNet.Reporting.Models;

/// <summary>What an anchor of a cell says about a picture.</summary>
/// <param name="Layer">Number of the head, from 1.</param>
/// <param name="Column">Column of the cell.</param>
/// <param name="Row">Row of the cell.</param>
/// <param name="Anchor">Index of the anchor in the model.</param>
/// <param name="Logit">Objectness, whose logistic function is its score.</param>
/// <param name="Score">Objectness times that of the class, if the model has several, 0..1.</param>
/// <param name="ClassName">The class that it is taken for.</param>
/// <param name="Box">Where, in pixels of the picture.</param>
internal sealed record TracedBox(int Layer, int Column, int Row, int Anchor, double Logit, double Score, string ClassName, Box Box)
{
    /// <summary>The logit whose logistic function is a score.</summary>
    /// <param name="score">Above 0 and below 1.</param>
    public static double LogitOf(double score) => Math.Log(score / (1 - score));
}
