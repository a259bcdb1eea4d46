using System;
using System.IO;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNet.Golden;
using DupNet.NativeCore;
using Xunit;
using Id = DupNet.Native.Tests.FlashResources.BinaryResources;

namespace DupNet.Native.Tests;

/// <summary>Models in the memory-mapped resources of this assembly.</summary>
public class FlashModelTests
{
    private const string Resources = "DupNet.Native.Tests.FlashResources";

    [Theory]
    [InlineData("chain")]
    [InlineData("crowd")]
    [InlineData("deep")]
    [InlineData("gray")]
    [InlineData("odd")]
    [InlineData("three")]
    [InlineData("tree")]
    [InlineData("twenty")]
    [InlineData("wide")]
    public void FindsWhatTheModelInManagedMemoryFinds(string name)
    {
        BuiltLibrary.Require();
        DupNetModel model = FlashModel.Find(typeof(FlashResources).Assembly, Resources, (short)Enum.Parse<Id>(name)).Model;
        string file = Path.Combine(Checkout.Root, "firmware-tests", "golden", name);
        DupNetModel whole = DupNetModel.Load(File.ReadAllBytes(file + ".dupnet"));
        Assert.Equal((whole.Name, whole.Checksum, whole.FileBytes), (model.Name, model.Checksum, model.FileBytes));
        Assert.Equal(whole.ClassNames, model.ClassNames);
        Assert.Equal(whole.Layers.Length, model.Layers.Length);
        foreach (GoldenVector vector in GoldenVector.Read(File.ReadAllText(file + ".txt")))
        {
            FlashModel flash = FlashModel.Find(typeof(FlashResources).Assembly, Resources, (short)Enum.Parse<Id>(name));
            DetectorSettings settings = vector.SettingsFor(flash.Model);
            settings.KeepLogits = true;
            Detector detector = new(flash.Model, settings, new NativeEngine(flash));
            GoldenVector wanted = vector.WithResults(whole);
            Assert.Equal(wanted.Boxes, GoldenVector.Numbers(detector.Detect(vector.MakeFrame())));
            Assert.Equal(wanted.Logits, GoldenVector.HashLogits(detector.Logits));
        }
    }

    [Fact]
    public void ModelAndEngineBelongTogether()
    {
        BuiltLibrary.Require();
        FlashModel flash = Find(Id.chain);
        DupNetModel whole = DupNetModel.Load(File.ReadAllBytes(Path.Combine(Checkout.Root, "firmware-tests", "golden", "chain.dupnet")));
        Assert.Contains("needs an engine that was made with its FlashModel", Refusal(flash.Model, new NativeEngine()), StringComparison.Ordinal);
        Assert.Contains("its FlashModel, and no other", Refusal(whole, new NativeEngine(flash)), StringComparison.Ordinal);
        Assert.Contains("its FlashModel", Refusal(flash.Model, new NativeEngine(Find(Id.chain))), StringComparison.Ordinal);
        Assert.Contains("not in managed memory", Refusal(flash.Model, null), StringComparison.Ordinal);
        Assert.Equal(flash.Model.KnownAnswerHash, DetectorAnswer.Compute(flash.Model, new NativeEngine(flash)));
    }

    [Fact]
    public void WhatIsMissingIsNamed()
    {
        BuiltLibrary.Require();
        Assert.Contains("resource 100 of " + Resources, Assert.Throws<ArgumentException>(() => Find(Id.Absent)).Message, StringComparison.Ordinal);
        string noClass = Assert.Throws<ArgumentException>(() => FlashModel.Find(typeof(FlashResources).Assembly, "Other", 1)).Message;
        Assert.Contains("resources of the class Other in DupNet.Native.Tests", noClass, StringComparison.Ordinal);
        string wrongAssembly = Assert.Throws<ArgumentException>(() => FlashModel.Find(typeof(Detector).Assembly, Resources, (short)Id.chain)).Message;
        Assert.Contains("in DupNet.Embedded,", wrongAssembly, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("assembly", () => FlashModel.Find(null, Resources, 1));
        Assert.Throws<ArgumentNullException>("resources", () => FlashModel.Find(typeof(FlashResources).Assembly, null, 1));
    }

    [Fact]
    public void AResourceThatIsNoModelIsRefusedAsByLoad()
    {
        BuiltLibrary.Require();
        ModelException refusal = Assert.Throws<ModelException>(() => Find(Id.text));
        Assert.Equal((ModelError.NotAModel, 0), (refusal.Error, refusal.Offset));
        Assert.Contains("this is no model", refusal.Message, StringComparison.Ordinal);
    }

    private static FlashModel Find(Id id) => FlashModel.Find(typeof(FlashResources).Assembly, Resources, (short)id);

    private static string Refusal(DupNetModel model, NativeEngine? engine)
        => Assert.Throws<InvalidOperationException>(() => new Detector(model, new DetectorSettings(model), engine)).Message;
}
