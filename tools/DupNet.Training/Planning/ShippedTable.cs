using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.Packing;
using DupNet.Training.Recipes;

namespace DupNet.Training.Planning;

/// <summary>A layer table that plans choose from, with the trained model that has it: both are part of the program.</summary>
/// <param name="Recipe">Its recipe.</param>
/// <param name="Model">Its trained model.</param>
/// <param name="Counted">As which model its native instructions were counted.</param>
public sealed record ShippedTable(Recipe Recipe, ModelSpec Model, ModelChoice Counted)
{
    /// <summary>The tables, the more accurate one first. dupnet-b1 is none of them: it is larger than the default model, slower, and finds less.</summary>
    public static IReadOnlyList<ShippedTable> All { get; } = [Read("dupnet-tinier-yolo", ModelChoice.Default), Read("dupnet-nano", ModelChoice.Nano)];

    /// <summary>Whether a model has the layers of a table, whatever its heads are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The table.</param>
    public static bool HasBodyOf(ModelSpec model, Recipe table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        return model.InputChannels == table.InputChannels && model.PadValue == table.PadValue && model.Layers.Count == table.Layers.Count && model.Layers.Zip(table.Layers).All(pair => IsAlike(pair.First, pair.Second));
    }

    private static bool IsAlike(LayerSpec layer, LayerRecipe wanted) =>
        layer.Source == wanted.Source
        && layer.Kernel == wanted.Kernel
        && layer.Stride == wanted.Stride
        && layer.Padding == wanted.Padding
        && layer.Pool == wanted.Pool
        && layer.ChannelsIn == wanted.ChannelsIn
        && layer.WeightDuplication == wanted.WeightDuplication
        && layer.InputDuplication == wanted.InputDuplication
        && layer.OutputBits == wanted.OutputBits
        && (wanted.IsHead || layer.ChannelsOut == wanted.ChannelsOut);

    private static ShippedTable Read(string name, ModelChoice counted)
    {
        using var recipe = new StreamReader(Open($"{name}.json"));
        using var model = new MemoryStream();
        using (Stream stream = Open($"{name}.dupnet"))
        {
            stream.CopyTo(model);
        }

        return new ShippedTable(RecipeFile.Parse(recipe.ReadToEnd()), ModelUnpacker.Read(model.ToArray()), counted);
    }

    private static Stream Open(string name) => typeof(ShippedTable).Assembly.GetManifestResourceStream($"models/{name}")!;
}
