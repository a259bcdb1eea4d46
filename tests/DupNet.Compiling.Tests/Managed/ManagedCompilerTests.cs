using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using DupNet.Compiling.Managed;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.NativeCore;
using DupNet.Packing;
using Xunit;

namespace DupNet.Compiling.Tests.Managed;

/// <summary>Generated C#, compiled and run, against the definition.</summary>
public sealed class ManagedCompilerTests
{
    [Fact]
    public void LogitsEqualTheReferenceForAnyLayerTable()
    {
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.CommonFirstLayer, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                byte[] file = ModelWriter.Write(spec);
                DupNetModel compiled = DupNetModel.Load(LoadedCode.Of(file, LayerChoice.All));
                Compare(DupNetModel.Load(file), compiled, new Random(seed));
            },
            iter: 40);
    }

    [Fact]
    public void LayersThatStayWithTablesRunBesideCode()
    {
        Gen.Select(Gen.OneOf(TestModels.Any, TestModels.CommonFirstLayer, TestModels.ReadByPixel), Gen.Int).Sample(
            (spec, seed) =>
            {
                Random random = new(seed);
                byte[] file = ModelWriter.Write(spec);
                int[] layers = [.. Enumerable.Range(1, spec.Layers.Count).Where(_ => random.Next(2) == 0)];
                DupNetModel compiled = DupNetModel.Load(LoadedCode.Of(file, new LayerChoice(layers, null)));
                Compare(DupNetModel.Load(file), compiled, random);
            },
            iter: 40);
    }

    [Theory]
    [InlineData("dupnet-nano")]
    [InlineData("dupnet-tinier-yolo")]
    [InlineData("dupnet-b1")]
    public void ModelsGiveTheirKnownAnswer(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet"));
        DupNetModel compiled = DupNetModel.Load(LoadedCode.Of(file, LayerChoice.All));
        Assert.Equal(compiled.KnownAnswerHash, KnownAnswer.Compute(compiled));
    }

    [Theory]
    [InlineData("dupnet-nano")]
    [InlineData("dupnet-tinier-yolo")]
    [InlineData("dupnet-b1")]
    public void AssembliesKeepWithinTheLimitsOfTheInterpreter(string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet"));
        IReadOnlyList<(string Name, byte[] Image)> images = LoadedCode.Compile(ManagedCompiler.Generate(new CompiledModel(file), LayerChoice.All, "runtime"));
        Assert.All(images, image => Assert.Empty(LoadedCode.Violations(image.Image)));
    }

    [Fact]
    public void CodeBytesChooseWhatGainsMost()
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet"));
        DupNetModel model = DupNetModel.Load(LoadedCode.Of(file, new LayerChoice(null, 30000)));
        Assert.InRange(model.Layers.Count(layer => layer.Code != null), 1, model.Layers.Length - 1);
        Assert.InRange(model.HeldBytes, 385, file.Length - 1);
        Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
    }

    [Fact]
    public void ADetectorTellsHowManyLayersAreCode()
    {
        byte[] file = ModelWriter.Write(GoldenSpec(1));
        DupNetModel whole = DupNetModel.Load(LoadedCode.Of(file, LayerChoice.All));
        DupNetModel half = DupNetModel.Load(LoadedCode.Of(file, new LayerChoice([2], null)));
        Assert.Equal("managed kernels: 2 of 2 layers compiled; no engine was given", new Detector(whole).EngineReport);
        Assert.Equal("managed kernels: 1 of 2 layers compiled; no engine was given", new Detector(half).EngineReport);
        Assert.Equal("managed kernels: 1 of 2 layers compiled", new Detector(half, new DetectorSettings(half), new ManagedEngine()).EngineReport);
        Assert.Equal("managed kernels: no engine was given", new Detector(DupNetModel.Load(file)).EngineReport);
    }

    [Fact]
    public void TheSameModelGivesTheSameFiles()
    {
        CompiledModel model = new(ModelWriter.Write(GoldenSpec(7)));
        Assert.Equal(ManagedCompiler.Generate(model, LayerChoice.All, "runtime"), ManagedCompiler.Generate(model, LayerChoice.All, "runtime"));
    }

    [Fact]
    public void CodeOfSeveralModelsIsRefused()
    {
        DupNet.Embedded.CompiledModel one = LoadedCode.Of(ModelWriter.Write(GoldenSpec(1)), LayerChoice.All);
        DupNet.Embedded.CompiledModel other = LoadedCode.Of(ModelWriter.Write(GoldenSpec(2)), LayerChoice.All);
        Assert.Contains(
            "was made from another model", Assert.Throws<InvalidOperationException>(() => DupNetModel.Load(new MixedCode(one, other.Checksum, one.Checksum))).Message, StringComparison.Ordinal);
        Assert.Contains("part 1", Assert.Throws<InvalidOperationException>(() => DupNetModel.Load(new MixedCode(one, one.Checksum, other.Checksum))).Message, StringComparison.Ordinal);
        Assert.NotNull(DupNetModel.Load(new MixedCode(one, one.Checksum, one.Checksum)));
    }

    [Fact]
    public void ALayerThatIsNowhereIsTold()
    {
        DupNet.Embedded.CompiledModel code = LoadedCode.Of(ModelWriter.Write(GoldenSpec(1)), LayerChoice.All);
        Assert.Contains(
            "layer 1 of model random is neither", Assert.Throws<InvalidOperationException>(() => DupNetModel.Load(new HeadOnly(code))).Message, StringComparison.Ordinal);
    }

    private static ModelSpec GoldenSpec(int seed) => RandomModel.Create(
        new Random(seed), "random", 1, 16, 32, [new RandomModel.Row(0, 8, Pool: 2), new RandomModel.Row(1, 5, Kernel: 1, Padding: 0, OutputBits: 0)]);

    private static void Compare(DupNetModel model, DupNetModel compiled, Random random)
    {
        int width = TestModels.Side(random, model);
        int height = TestModels.Side(random, model);
        byte[] image = TestModels.Image(random, model, width, height);
        int rowBytes = width * model.InputChannels;
        int first = random.Next(height);
        int end = random.Next(first, height) + 1;
        Array.Fill(image, (byte)model.PadValue, 0, first * rowBytes);
        Array.Fill(image, (byte)model.PadValue, end * rowBytes, (height - end) * rowBytes);
        int[] wanted = new ReferenceNetwork(model, width, height).Run(image);

        Network tables = new(new NetworkPlan(model, width, height));
        LayerChecksums right = new(tables.Plan.Layers);
        tables.Checksums = right;
        tables.Run(new MemoryImage(image, rowBytes));

        Network network = new(new NetworkPlan(compiled, width, height));
        LayerChecksums checksums = new(network.Plan.Layers);
        network.Checksums = checksums;
        network.Run(new BarredImage(image, rowBytes, first, end));
        Assert.Equal(Enumerable.Range(0, right.Count).Select(i => right[i]), Enumerable.Range(0, right.Count).Select(i => checksums[i]));
        Assert.Equal(wanted, network.Logits);

        // Without checksums rows of bars are left out; nothing of the first run is left over.
        network.Checksums = null;
        network.Run(new BarredImage(image, rowBytes, first, end));
        Assert.Equal(wanted, network.Logits);

        // A run that is cancelled leaves nothing behind.
        int calls = random.Next(1, 60);
        network.Run(new MemoryImage(image, rowBytes), () => --calls > 0);
        network.Run(new MemoryImage(image, rowBytes));
        Assert.Equal(wanted, network.Logits);
    }

    /// <summary>Code that says that it, or a part of it, was made from another model.</summary>
    private sealed class MixedCode(DupNet.Embedded.CompiledModel code, long checksum, long partChecksum) : DupNet.Embedded.CompiledModel
    {
        public override long Checksum => checksum;

        public override int PartCount => 1;

        public override long PartChecksum(int part) => partChecksum;

        public override byte[] MakeHead() => code.MakeHead();

        public override CompiledLayer MakeLayer(int number) => code.MakeLayer(number);
    }

    /// <summary>A head without code.</summary>
    private sealed class HeadOnly(DupNet.Embedded.CompiledModel code) : DupNet.Embedded.CompiledModel
    {
        public override long Checksum => code.Checksum;

        public override byte[] MakeHead() => code.MakeHead();

        public override CompiledLayer MakeLayer(int number) => null!;
    }
}
