using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Storage;
using DupNet.Embedded.Storage.Tests;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// A drive on which one file of a store holds anything: the store loads one of the whole models that are there, after a scrub as before it.
/// The first byte of an input says which file, the rest is its content.
/// </summary>
internal sealed class StoreTarget() : FuzzTarget("store")
{
    private static readonly string[] s_files = [StoredModels.Name + "-0.dupnet", StoredModels.Name + "-1.dupnet", StoredModels.Name + ".dupnet"];

    /// <summary>A drive with a deployed model and two updates.</summary>
    private static readonly SimulatedDrive s_drive = Updated();

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = [.. s_files.Select(static (name, index) => (byte[])[(byte)index, .. s_drive[name]])];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        byte[] content = input[1..];
        return [input[0], .. random.Next(2) == 0 ? Mutation.Bytes.Mutate(random, content) : Mutation.Models.Mutate(random, content)];
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        SimulatedDrive drive = s_drive.Clone();
        int which = input.Length == 0 ? 0 : input[0] % s_files.Length;
        string name = s_files[which];
        byte[] before = drive[name];
        drive[name] = input.Length == 0 ? [] : input[1..];
        DupNetModel loaded = new ModelStore(drive, StoredModels.Name).Load();
        Require(loaded.Layers.Length > 0, "a model was loaded");
        new ModelStore(drive, StoredModels.Name).Scrub();
        Require(StoredModels.Loaded(drive) == (uint)loaded.Checksum, "a scrub leaves the model in use");

        // What was whole beside the damaged file still counts: the models there are three.
        bool isOther = which != 1 && loaded.Checksum == StoredModels.Checksum(StoredModels.All[2]);
        return isOther || loaded.Checksum == StoredModels.Checksum(before);
    }

    private static SimulatedDrive Updated()
    {
        var drive = new SimulatedDrive { [s_files[^1]] = StoredModels.All[0] };
        new ModelStore(drive, StoredModels.Name).Update(StoredModels.All[1]);
        new ModelStore(drive, StoredModels.Name).Update(StoredModels.All[2]);
        return drive;
    }
}
