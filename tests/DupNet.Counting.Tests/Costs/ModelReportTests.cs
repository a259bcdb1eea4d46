using System;
using DupNet.Counting.Costs;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Counting.Tests.Costs;

public sealed class ModelReportTests
{
    [Theory]
    [InlineData(96, 2.38, 1.83, 1.76)]
    [InlineData(128, 4.23, 3.25, 3.14)]
    [InlineData(160, 6.62, 5.08, 4.90)]
    [InlineData(224, 12.97, 9.96, 9.61)]
    [InlineData(320, 26.47, 20.32, 19.60)]
    [InlineData(416, 44.73, 34.34, 33.13)]
    public void WordOperationsOfThePaperNetworks(int side, double ifq, double dupB1, double dupD)
    {
        Assert.Equal(ifq, Millions(PaperTables.Ifq, side), 0.006);
        Assert.Equal(dupB1, Millions(PaperTables.DupB1, side), 0.006);
        Assert.Equal(dupD, Millions(PaperTables.DupD, side), 0.006);
    }

    [Fact]
    public void DuplicationSavesThePapersShareOfMultiplications()
    {
        double ratio = (double)Of(PaperTables.DupB1, 160).Macs / Of(PaperTables.Ifq, 160).Macs;
        Assert.Equal(-0.4204, ratio - 1, 0.00005);
    }

    [Theory]
    [InlineData(160, 5.87)]
    [InlineData(128, 3.76)]
    [InlineData(224, 11.51)]
    public void BitOperationsAreWordsWithoutRounding(int side, double expected)
    {
        // A detector of stride 16 whose filters do not fill their last words.
        Row[] rows =
        [
            new(0, 12, Stride: 2, InputDuplication: 3),
            new(1, 16, Pool: 2),
            new(2, 32, Pool: 2),
            new(3, 80, Pool: 2),
            new(4, 192, WeightDuplication: 2),
            new(5, 256, WeightDuplication: 8),
            new(6, 256, WeightDuplication: 8),
            new(7, 160, WeightDuplication: 16),
            new(8, 5, 1, Padding: 0, InputDuplication: 2, OutputBits: 0),
        ];
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(new Random(2), "table", 3, 32, 416, rows)));
        ModelReport report = Of(model, side);
        Assert.Equal(expected, report.BitOperations / 32e6, 0.006);
        Assert.True(report.WordOperations > report.BitOperations / 32.0, "Whole words cannot be fewer.");
    }

    [Fact]
    public void PixelsAreCountedBeforeThePool()
    {
        Row[] rows = [new(0, 4, Pool: 2), new(1, 5, OutputBits: 0)];
        DupNetModel model = DupNetModel.Load(ModelWriter.Write(RandomModel.Create(new Random(4), "pool", 1, 16, 16, rows)));
        LayerReport first = Of(model, 16).Layers[0];
        Assert.Equal((8, 8), (first.Width, first.Height));
        Assert.Equal(16 * 16 * 4 * 9, first.Macs);
    }

    private static double Millions(DupNetModel model, int side) => Of(model, side).WordOperations / 1e6;

    private static ModelReport Of(DupNetModel model, int side) =>
        ModelReport.Of(model, new DetectorSettings(model) { InputWidth = side, InputHeight = side });
}
