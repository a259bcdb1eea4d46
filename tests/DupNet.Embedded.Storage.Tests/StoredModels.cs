using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using DupNet.Packing;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>Small models of different lengths, and what goes wrong with them.</summary>
internal static class StoredModels
{
    public const string Name = "face";

    public static IReadOnlyList<byte[]> All { get; } = [.. Enumerable.Range(0, 6).Select(Create)];

    /// <summary>A model that loads but states another known answer than it gives.</summary>
    public static byte[] WithWrongAnswer(byte[] model)
    {
        byte[] wrong = (byte[])model.Clone();
        wrong[40] ^= 1;
        ModelWriter.Seal(wrong);
        return wrong;
    }

    public static uint Checksum(byte[] model) => BinaryPrimitives.ReadUInt32LittleEndian(model.AsSpan(12));

    /// <summary>Writes a model in pieces and commits it.</summary>
    public static DupNetModel Update(this ModelStore store, byte[] model, int piece = 50)
    {
        ModelUpdate update = store.BeginUpdate();
        for (int i = 0; i < model.Length; i += piece)
        {
            update.Write(model, i, Math.Min(piece, model.Length - i));
        }

        return update.Commit();
    }

    /// <summary>The model that a store finds at the next start.</summary>
    public static uint Loaded(IFileSystem files) => (uint)new ModelStore(files, Name).Load().Checksum;

    private static byte[] Create(int index)
        => ModelWriter.Write(RandomModel.Create(
            new Random(index), "model " + new string('x', index), 1, 4, 8, [new Row(0, 3 + index, Kernel: 2, Padding: 0), new Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]));
}
