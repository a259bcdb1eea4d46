using System;
using System.Collections.Generic;
using DupNet.Embedded;
using DupNet.Packing;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests.Costs;

/// <summary>Reconstructed layer tables of the papers' networks, with random weights.</summary>
internal static class PaperTables
{
    /// <summary>IFQ-Tinier-YOLO: no duplication.</summary>
    public static DupNetModel Ifq { get; } = Create(
    [
        .. Backbone(1, 1, 1, 1),
        new Row(7, 512, 1, Padding: 0),
        new Row(8, 256, 1, Padding: 0),
        new Row(9, 30, 1, Padding: 0, OutputBits: 0),
    ]);

    /// <summary>DupNet-Tinier-YOLO, reading B1: the sizes of the weights are those of the paper.</summary>
    public static DupNetModel DupB1 { get; } = Create(
    [
        .. Backbone(2, 1, 4, 16),
        new Row(7, 512, 1, Padding: 0, WeightDuplication: 16),
        new Row(8, 256, 1, Padding: 0, WeightDuplication: 8),
        new Row(9, 30, 1, Padding: 0, InputDuplication: 3, OutputBits: 0),
    ]);

    /// <summary>DupNet-Tinier-YOLO, reading D: everything fits into the paper's size.</summary>
    public static DupNetModel DupD { get; } = Create(
    [
        .. Backbone(2, 2, 4, 16),
        new Row(7, 512, 1, Padding: 0, WeightDuplication: 16),
        new Row(8, 30, 1, Padding: 0, OutputBits: 0),
    ]);

    private static List<Row> Backbone(int d2, int r5, int r6, int r7) =>
    [
        new(0, 8, Pool: 2),
        new(1, 16, Pool: 2, InputDuplication: d2),
        new(2, 32, Pool: 2),
        new(3, 64, Pool: 2),
        new(4, 128, Pool: 2, WeightDuplication: r5),
        new(5, 256, WeightDuplication: r6),
        new(6, 512, WeightDuplication: r7),
    ];

    private static DupNetModel Create(IReadOnlyList<Row> rows) =>
        DupNetModel.Load(ModelWriter.Write(RandomModel.Create(new Random(1), "table", 3, 32, 416, rows)));
}
