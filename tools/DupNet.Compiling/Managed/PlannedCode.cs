using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;

namespace DupNet.Compiling.Managed;

/// <summary>The code of a model as the runtime plans with it, before any of it is compiled: it tells what it needs, and cannot run.</summary>
/// <param name="model">The model.</param>
/// <param name="layers">The layers that become code.</param>
internal sealed class PlannedCode(CompiledModel model, IReadOnlyList<LayerCode> layers) : Embedded.CompiledModel
{
    /// <inheritdoc/>
    public override long Checksum => model.Checksum;

    /// <inheritdoc/>
    public override byte[] MakeHead() => ModelHead.Make(model.Model, model.File, layers.Select(layer => layer.Shape.Number).ToHashSet());

    /// <inheritdoc/>
    public override CompiledLayer MakeLayer(int number) =>
        layers.FirstOrDefault(layer => layer.Shape.Number == number) is { } code ? new PlannedLayer(code.Lanes, code.SumWords, code.PlaceInstructions) : null!;

    private sealed class PlannedLayer(int lanes, int sumWords, int cost) : CompiledLayer(lanes, sumWords, cost)
    {
        public override void Run(ulong[] inputs, int[] rows, ulong[] sums, ulong[] results, int places) =>
            throw new NotSupportedException("this code is planned only");
    }
}
