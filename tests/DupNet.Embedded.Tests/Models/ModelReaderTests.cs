using System;
using System.Buffers.Binary;
using System.IO.Hashing;
using CsCheck;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;
using Row = DupNet.Packing.RandomModel.Row;

namespace DupNet.Embedded.Tests.Models;

/// <summary>Good models load, and no damaged one does harm.</summary>
public class ModelReaderTests
{
    private const int SecondLayer = 64 + 32;

    private static ModelSpec Sample { get; } = RandomModel.Create(
        new Random(7),
        "sample",
        3,
        32,
        64,
        [
            new Row(0, 6, Stride: 2, InputDuplication: 3),
            new Row(1, 8, Pool: 2, InputDuplication: 2),
            new Row(2, 8, WeightDuplication: 4, OutputBits: 1),
            new Row(3, 5, Kernel: 1, Padding: 0, OutputBits: 0),
        ]);

    [Fact]
    public void WhatIsPackedIsWhatIsLoaded()
    {
        TestModels.Any.Sample(
            spec =>
            {
                DupNetModel model = TestModels.Load(spec);
                Assert.Equal(spec.Name, model.Name);
                Assert.Equal(spec.ClassNames, model.ClassNames);
                Assert.Equal(spec.InputChannels, model.InputChannels);
                Assert.Equal(spec.PadValue, model.PadValue);
                Assert.Equal(spec.LargestStretch, model.LargestStretch);
                Assert.Equal(spec.ScoreThreshold, model.ScoreThreshold);
                Assert.Equal(spec.Stride, model.Stride);
                Assert.Equal(spec.SmallestSide, model.SmallestSide);
                Assert.Equal(spec.LargestSide, model.LargestSide);
                Assert.Equal(spec.Anchors.Count, model.Anchors.Length);
                for (int i = 0; i < model.Anchors.Length; i++)
                {
                    AnchorSpec anchor = spec.Anchors[i];
                    Assert.Equal(anchor, new AnchorSpec((short)model.Anchors[i].OffsetX, (short)model.Anchors[i].OffsetY, (ushort)model.Anchors[i].Width, (ushort)model.Anchors[i].Height));
                }

                Assert.Equal(spec.Layers.Count, model.Layers.Length);
                for (int i = 0; i < model.Layers.Length; i++)
                {
                    LayerSpec wanted = spec.Layers[i];
                    Layer layer = model.Layers[i];
                    Assert.Equal(
                        (wanted.Source, wanted.Kernel, wanted.Stride, wanted.Padding, wanted.Pool, wanted.InputBits, wanted.OutputBits),
                        (layer.Source, layer.Kernel, layer.Stride, layer.Padding, layer.Pool, layer.InputBits, layer.OutputBits));
                    Assert.Equal(
                        (wanted.ChannelsIn, wanted.ChannelsOut, wanted.WeightDuplication, wanted.InputDuplication, wanted.Quantizer, wanted.Shift),
                        (layer.ChannelsIn, layer.ChannelsOut, layer.WeightDuplication, layer.InputDuplication, layer.Quantizer, layer.Shift));
                }

                Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
                Assert.Equal(model.KnownAnswerHash, ReferenceAnswer(model));
            },
            iter: 60);
    }

    /// <summary>Section 6 of the format, by the reference network and the framework's CRC.</summary>
    private static uint ReferenceAnswer(DupNetModel model)
    {
        byte[] image = new byte[model.KnownAnswerSide * model.KnownAnswerSide * model.InputChannels];
        uint state = (uint)model.KnownAnswerSeed;
        for (int i = 0; i < image.Length; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            image[i] = (byte)(state >> 24);
        }

        int[] logits = new ReferenceNetwork(model, model.KnownAnswerSide, model.KnownAnswerSide).Run(image);
        byte[] bytes = new byte[4 * logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), logits[i]);
        }

        return Crc32.HashToUInt32(bytes);
    }

    [Fact]
    public void EveryTruncationIsRefusedAtItsEnd()
    {
        byte[] file = ModelWriter.Write(Sample);
        for (int length = 0; length < file.Length; length++)
        {
            ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(file[..length]));
            Assert.Equal(ModelError.Truncated, refusal.Error);
            Assert.Equal(length, refusal.Offset);
        }
    }

    [Fact]
    public void EveryAlteredByteIsRefused()
    {
        byte[] file = ModelWriter.Write(Sample);
        for (int i = 0; i < file.Length; i++)
        {
            byte[] altered = (byte[])file.Clone();
            altered[i] ^= (byte)(1 + (i % 255));
            Assert.Throws<ModelException>(() => DupNetModel.Load(altered));
        }
    }

    [Fact]
    public void AnAlteredAndResealedModelIsRefusedOrRunsInBounds()
    {
        byte[] file = ModelWriter.Write(Sample);
        int refused = 0;
        int ran = 0;
        Gen.Select(Gen.Int[16, 64 + (4 * 32) + 7], Gen.Byte).Sample(
            (offset, value) =>
            {
                byte[] altered = (byte[])file.Clone();
                altered[offset] = value;
                ModelWriter.Seal(altered);
                try
                {
                    DupNetModel model = DupNetModel.Load(altered);

                    // Whatever was let through must run without reading or writing out of bounds.
                    KnownAnswer.Compute(model);
                    ran++;
                }
                catch (ModelException)
                {
                    refused++;
                }
            },
            iter: 4000,
            threads: 1);
        Assert.True(refused > 1000 && ran > 100, $"{refused} refused, {ran} ran");
    }

    [Fact]
    public void GarbageBehindTheMagicIsRefused()
    {
        Gen.Byte.Array[0, 600].Sample(
            bytes =>
            {
                "DUPN"u8[..Math.Min(4, bytes.Length)].CopyTo(bytes);
                Assert.Throws<ModelException>(() => DupNetModel.Load(bytes));
            },
            iter: 500);
    }

    [Theory]
    [InlineData(0, 1, 'X', ModelError.NotAModel, "offset 0: does not start with DUPN")]
    [InlineData(4, 2, 2, ModelError.UnsupportedVersion, "offset 4: version 2, this library reads 1")]
    [InlineData(16, 1, 2, ModelError.FieldOutOfRange, "offset 16: input channels is 2, must be 1 or 3")]
    [InlineData(19, 1, 33, ModelError.FieldOutOfRange, "offset 19: layers is 33, must be 1..32")]
    [InlineData(24, 2, 8, ModelError.InconsistentLayers, "offset 24: stride is 8, the layers have 4")]
    [InlineData(26, 2, 34, ModelError.FieldOutOfRange, "offset 26: smallest side is 34, not a multiple of the stride 4")]
    [InlineData(44, 4, 1 << 20, ModelError.SectionOutOfRange, "offset 44: anchors at 1048576 (8 bytes) is misaligned or outside the file")]
    [InlineData(44, 4, 212, ModelError.SectionOutOfRange, "offset 44: anchors at 212 (8 bytes) reach behind the weights offset")]
    [InlineData(56, 4, 208, ModelError.SectionOutOfRange, "offset 48: names at 200 (12 bytes) reach behind the weights offset")]
    [InlineData(SecondLayer + 0, 1, 2, ModelError.FieldOutOfRange, "offset 96: source is 2, must be 1")]
    [InlineData(SecondLayer + 1, 1, 0, ModelError.FieldOutOfRange, "offset 97: kernel size is 0, must be 1..7")]
    [InlineData(SecondLayer + 3, 1, 3, ModelError.FieldOutOfRange, "offset 99: padding is 3, must be 0..2")]
    [InlineData(SecondLayer + 5, 1, 8, ModelError.FieldOutOfRange, "offset 101: input bits is 8, must be 2")]
    [InlineData(SecondLayer + 8, 2, 7, ModelError.InconsistentLayers, "offset 104: channels in is 7, the source has 6")]
    [InlineData(SecondLayer + 12, 1, 4, ModelError.FieldOutOfRange, "offset 108: weight duplication does not divide channels in")]
    [InlineData(SecondLayer + 14, 1, 2, ModelError.FieldOutOfRange, "offset 110: quantizer is 2, must be 0..1")]
    [InlineData(SecondLayer + 16, 4, 3, ModelError.SectionOutOfRange, "offset 112: weights at 3 ")]
    public void ARefusalSaysWhatAndWhere(int offset, int bytes, int value, ModelError error, string message)
    {
        byte[] file = ModelWriter.Write(Sample);
        for (int i = 0; i < bytes; i++)
        {
            file[offset + i] = (byte)(value >> (8 * i));
        }

        ModelWriter.Seal(file);
        ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(file));
        Assert.Equal(error, refusal.Error);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWeightOfMoreOnesThanCopiesIsRefused()
    {
        LayerSpec layer = Sample.Layers[1];
        byte[] ones = (byte[])layer.Ones.Clone();
        ones[10] = 3;
        ModelSpec spec = Sample with { Layers = [Sample.Layers[0], layer with { Ones = ones }, Sample.Layers[2], Sample.Layers[3]] };
        ModelException refusal = Assert.Throws<ModelException>(() => ModelWriter.Write(spec));
        Assert.Equal(ModelError.InvalidParameter, refusal.Error);
        Assert.Contains("a weight counts more ones than input copies", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABitBehindAFiltersLastWeightIsRefused()
    {
        byte[] file = ModelWriter.Write(Sample);
        DupNetModel model = DupNetModel.Load(file);

        // The first layer has filters of 27 weights in four bytes.
        int offset = model.Layers[0].WeightsOffset + 3;
        file[offset] |= 0x80;
        ModelWriter.Seal(file);
        ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(file));
        Assert.Equal((ModelError.InvalidParameter, offset), (refusal.Error, refusal.Offset));
    }

    [Fact]
    public void AModelThatNoArenaCouldHoldIsRefused()
    {
        Row wide = new(0, 1024, Kernel: 1, Padding: 0);
        ModelSpec spec = RandomModel.Create(
            new Random(1), "wide", 1, 32, 1024, [wide, wide with { Source = 1 }, new Row(2, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);
        ModelException refusal = Assert.Throws<ModelException>(() => ModelWriter.Write(spec with { DefaultWidth = 1024 }));
        Assert.Contains("offset 30: size 1024 x 1024 makes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DecreasingThresholdsAreRefused()
    {
        LayerSpec layer = Sample.Layers[1] with { Quantizer = QuantizerKind.Thresholds, Thresholds = new short[24], Shift = 0 };
        layer.Thresholds[4] = 5;
        layer.Thresholds[5] = 4;
        ModelSpec spec = Sample with { Layers = [Sample.Layers[0], layer, Sample.Layers[2], Sample.Layers[3]] };
        ModelException refusal = Assert.Throws<ModelException>(() => ModelWriter.Write(spec));
        Assert.Equal(ModelError.InvalidParameter, refusal.Error);
    }

    [Fact]
    public void DataBehindTheModelIsRefused()
    {
        byte[] file = ModelWriter.Write(Sample);
        Array.Resize(ref file, file.Length + 4);
        ModelException refusal = Assert.Throws<ModelException>(() => DupNetModel.Load(file));
        Assert.Equal(ModelError.TrailingData, refusal.Error);
    }

    [Fact]
    public void NullIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => DupNetModel.Load((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => KnownAnswer.Compute(null!));
    }

    [Fact]
    public void TheChecksumIsTheOneInTheHeader()
    {
        byte[] file = ModelWriter.Write(Sample);
        Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12)), DupNetModel.Load(file).Checksum);
    }
}
