using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Embedded.Storage;

namespace DupNet.Fuzzing.Targets;

/// <summary>A model that comes in slices: taken and refused as one that lies in memory.</summary>
internal sealed class SlicedModelTarget() : FuzzTarget("sliced-model")
{
    private const int SliceBytes = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds => SeedFiles.Models;

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Models.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        long? whole = Checksum(() => DupNetModel.Load(input));
        SlicedModel? slices = null;
        bool isIntact = false;
        long? sliced = Checksum(() =>
        {
            slices = new SlicedModel((offset, length) => input[Math.Min(offset, input.Length)..(int)Math.Min((long)offset + length, input.Length)], SliceBytes);
            isIntact = slices.IsIntact();
            return slices.Load();
        });

        // Bytes after the end of a model are no part of its slices.
        bool hasRest = slices?.FileBytes < input.Length;
        Require(whole == sliced || (hasRest && whole is null), "slices are taken and refused as the whole");
        Require(sliced is null || isIntact, "a model that loads is intact");
        return whole is not null;
    }

    private static long? Checksum(Func<DupNetModel> load)
    {
        try
        {
            return load().Checksum;
        }
        catch (ModelException)
        {
            return null;
        }
    }
}
