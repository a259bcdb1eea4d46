using System;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Embedded;
using DupNet.Embedded.Tests;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;
using DupNet.Onnx.Writing;
using DupNet.Packing;
using Xunit;

namespace DupNet.Onnx.Tests.Reading;

public sealed class RoundTripTests
{
    public static TheoryData<string> Shipped { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models"), "*.dupnet", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void AShippedModelComesBackAsItWas(string name)
    {
        string path = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models"), name, SearchOption.AllDirectories).Single();
        byte[] file = File.ReadAllBytes(path);
        DupNetModel model = DupNetModel.Load(file);
        ImportedModel imported = Import(model, model.DefaultWidth, model.DefaultHeight);
        Assert.Equal(0, imported.LogitError);
        AssertSameTable(ModelUnpacker.Read(file), imported.Spec);
        Assert.Equal(file.Length, imported.File.Length);

        // The answer to the generated picture is in the file.
        Assert.Equal(model.KnownAnswerHash, DupNetModel.Load(imported.File).KnownAnswerHash);
    }

    [Fact]
    public void AnyModelGivesTheSameLogits()
    {
        int repeated = 0;
        int multiplied = 0;
        TestModels.Any.Sample(
            spec =>
            {
                DupNetModel model = TestModels.Load(spec);
                var random = new Random(1);
                int width = TestModels.Side(random, model);
                int height = TestModels.Side(random, model);
                ImportedModel imported = Import(model, width, height);
                DupNetModel again = DupNetModel.Load(imported.File);
                byte[] image = Logits.Noise(random, model, width, height);
                Assert.Equal(Logits.Of(model, width, height, image), Logits.Of(again, width, height, image));
                Assert.Equal(0, imported.LogitError);
                Assert.Equal(model.KnownAnswerHash, again.KnownAnswerHash);
                Assert.True(imported.File.Length <= ModelWriter.Write(spec).Length);
                for (int i = 0; i < spec.Layers.Count; i++)
                {
                    Assert.Equal(0, imported.Spec.Layers[i].WeightDuplication % spec.Layers[i].WeightDuplication);
                    Assert.True(imported.Spec.Layers[i].InputDuplication <= spec.Layers[i].InputDuplication);
                    repeated += spec.Layers[i].WeightDuplication > 1 ? 1 : 0;
                    multiplied += spec.Layers[i].InputDuplication > 1 ? 1 : 0;
                }

                ModelSpec wanted = ModelUnpacker.Read(ModelWriter.Write(spec));
                Assert.Equal(Described(wanted), Described(ModelUnpacker.Read(imported.File)));
            },
            iter: 150,
            threads: 1);
        Assert.True(repeated > 20 && multiplied > 20);
    }

    [Fact]
    public void SeveralClassesComeBack()
    {
        ModelSpec spec = RandomModel.Create(
            new Random(4), "twenty", 3, 32, 64, [new(0, 12, Stride: 2), new(1, 16, Pool: 2), new(2, 50, Kernel: 1, Padding: 0, OutputBits: 0)], classes: 20);
        DupNetModel model = TestModels.Load(spec);
        DupNetModel again = DupNetModel.Load(Import(model, 32, 64).File);
        Assert.Equal(spec.ClassNames, again.ClassNames);
        Assert.Equal(model.KnownAnswerHash, again.KnownAnswerHash);
    }

    [Fact]
    public void WhatIsToldReplacesWhatTheFileSays()
    {
        DupNetModel model = SpotModel.Model;
        byte[] onnx = OnnxExport.Write(model, 64, 64, OnnxForm.Exact);
        DupNetModel again = DupNetModel.Load(OnnxImport.Read(onnx, new NetworkDescription { Name = "other", Classes = ["dot"], Threshold = 0.25 }).File);
        Assert.Equal(("other", "dot", 16384), (again.Name, Assert.Single(again.ClassNames), again.ScoreThreshold));
    }

    [Fact]
    public void TheIntegerFormIsRefusedInWords()
    {
        byte[] onnx = OnnxExport.Write(SpotModel.Model, 64, 64, OnnxForm.Int8);
        ImportRefusedException refused = Assert.Throws<ImportRefusedException>(() => OnnxImport.Read(onnx, new NetworkDescription()));
        Assert.Contains(refused.Reasons, reason => reason.Contains("8-bit arithmetic is not read", StringComparison.Ordinal));
    }

    private static ImportedModel Import(DupNetModel model, int width, int height) =>
        OnnxImport.Read(OnnxExport.Write(model, width, height, OnnxForm.Exact), new NetworkDescription());

    private static string Described(ModelSpec spec) => DescriptionJson.Write(NetworkDescription.Of(spec, static index => $"{index}"));

    private static void AssertSameTable(ModelSpec wanted, ModelSpec found)
    {
        Assert.Equal(wanted.Layers.Count, found.Layers.Count);
        for (int i = 0; i < wanted.Layers.Count; i++)
        {
            LayerSpec a = wanted.Layers[i];
            LayerSpec b = found.Layers[i];
            Assert.Equal(
                (a.Source, a.Kernel, a.Stride, a.Padding, a.Pool, a.OutputBits, a.ChannelsOut, a.WeightDuplication, a.InputDuplication, a.Quantizer),
                (b.Source, b.Kernel, b.Stride, b.Padding, b.Pool, b.OutputBits, b.ChannelsOut, b.WeightDuplication, b.InputDuplication, b.Quantizer));
            Assert.Equal(a.Ones, b.Ones);
        }
    }
}
