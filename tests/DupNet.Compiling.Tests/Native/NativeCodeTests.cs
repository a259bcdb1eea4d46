using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Compiling.Native;
using DupNet.Embedded.Tests;
using DupNet.NativeCore;
using DupNet.Packing;
using CsCheck;
using Xunit;

namespace DupNet.Compiling.Tests.Native;

/// <summary>Generated C++, compiled and compared with the definition of a layer by the native core's own tests.</summary>
public sealed class NativeCodeTests(NativeBuild build) : IClassFixture<NativeBuild>
{
    private const int NoDetector = 1;

    private static readonly string s_golden = Path.Combine(Checkout.Root, "firmware-tests", "golden");

    private static readonly string s_default = Path.Combine(Checkout.Root, "models", "dupnet-tinier-yolo", "dupnet-tinier-yolo.dupnet");

    private static readonly string s_nano = Path.Combine(Checkout.Root, "models", "dupnet-nano", "dupnet-nano.dupnet");

    public static TheoryData<string> GoldenModels => [.. Directory.GetFiles(s_golden, "*.dupnet").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(GoldenModels))]
    public void GoldenVectorsPass(string name)
    {
        string compiler = CppCompiler.Require("g++", "clang++");
        string model = Path.Combine(s_golden, name + ".dupnet");
        string vectors = Path.Combine(s_golden, name + ".txt");
        string generated = build.Write(new CompiledModel(File.ReadAllBytes(model)), NativeTarget.RiscV);
        IReadOnlyList<string> programs = build.Programs(compiler, generated, "golden-vectors", "reference-test", "split-test");
        CppCompiler.Run(programs[0], [model, vectors, "compiled"]);
        CppCompiler.Run(programs[1], [model, "compiled"]);
        CppCompiler.Run(programs[2], [model, vectors, "compiled"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnotherTargetsCodeGivesTheSame(bool byClang)
    {
        string compiler = byClang ? CppCompiler.Require("clang++") : CppCompiler.Require("g++", "clang++");
        string model = Path.Combine(s_golden, "tree.dupnet");
        string generated = build.Write(new CompiledModel(File.ReadAllBytes(model)), NativeTarget.Xtensa);
        CppCompiler.Run(build.Programs(compiler, generated, "golden-vectors")[0], [model, Path.ChangeExtension(model, ".txt"), "compiled"]);
    }

    [Fact]
    public void RandomModelsGiveWhatTheDefinitionGives()
    {
        string compiler = CppCompiler.Require("g++", "clang++");
        List<LayerSpec> layers = [];
        for (int seed = 0; seed < 24; seed++)
        {
            ModelSpec spec = Draw(seed);
            byte[] file = ModelWriter.Write(spec);
            string model = build.WriteModel(file);
            string generated = build.Write(new CompiledModel(file), seed % 3 == 0 ? NativeTarget.Xtensa : NativeTarget.RiscV);
            CppCompiler.Run(build.Programs(compiler, generated, "reference-test")[0], [model, "compiled"]);
            layers.AddRange(spec.Layers);
        }

        // Of everything there was something.
        Assert.Contains(layers, layer => layer.Pool == 2);
        Assert.Contains(layers, layer => layer.Stride > 1);
        Assert.Contains(layers, layer => layer.WeightDuplication > 1);
        Assert.Contains(layers, layer => layer.InputDuplication > 3);
        Assert.Contains(layers, layer => layer.OutputBits == 1);
        Assert.Contains(layers, layer => layer.Kernel > 3);
        Assert.Contains(layers, layer => layer is { Source: 0, ChannelsIn: 1 });
        Assert.Contains(layers, layer => layer is { Source: 0, ChannelsIn: 3 });
        Assert.Contains(layers, layer => layer.OutputBits == 0 && layer.ChannelsOut > 5);
    }

    private static ModelSpec Draw(int seed)
    {
        ModelSpec? drawn = null;
        TestModels.Any.Sample(spec => drawn ??= spec, iter: 1, threads: 1, seed: SeedText(seed));
        return drawn!;
    }

    /// <summary>A seed of CsCheck.</summary>
    private static string SeedText(int seed) => new PCG((uint)seed, 1).ToString();

    /// <summary>All weights of the one filter of layer 1 are 0, so that its code reads no input.</summary>
    [Fact]
    public void AFilterOfZerosIsCompiledWithoutWarnings()
    {
        string compiler = CppCompiler.Require("g++", "clang++");
        Random random = new(148);
        byte[] file = ModelWriter.Write(TestModels.Next(random, random.Next(1, 6)));
        string model = build.WriteModel(file);
        string generated = build.Write(new CompiledModel(file), NativeTarget.RiscV);
        string code = File.ReadAllText(Path.Combine(generated, "CompiledLayer1.cpp"));
        Assert.DoesNotContain("p[", code, StringComparison.Ordinal);
        CppCompiler.Run(build.Programs(compiler, generated, "reference-test")[0], [model, "compiled"]);
    }

    [Fact]
    public void LayersThatAreNotGeneratedStayWithTables()
    {
        string compiler = CppCompiler.Require("g++", "clang++");
        string model = Path.Combine(s_golden, "chain.dupnet");
        string generated = build.Write(new CompiledModel(File.ReadAllBytes(model)), NativeTarget.RiscV, new LayerChoice([2], null));
        Assert.Equal(["CompiledLayer2.cpp", "CompiledModel.cpp"], Directory.GetFiles(generated).Select(Path.GetFileName).Order());
        CppCompiler.Run(build.Programs(compiler, generated, "golden-vectors")[0], [model, Path.ChangeExtension(model, ".txt"), "compiled"]);
    }

    [Fact]
    public void CodeOfAnotherModelIsRefused()
    {
        string compiler = CppCompiler.Require("g++", "clang++");
        string model = Path.Combine(s_golden, "chain.dupnet");
        string generated = build.Write(new CompiledModel(File.ReadAllBytes(Path.Combine(s_golden, "tree.dupnet"))), NativeTarget.RiscV);
        string program = build.Programs(compiler, generated, "golden-vectors")[0];
        string[] arguments = [model, Path.ChangeExtension(model, ".txt")];
        (int exitCode, string text) = CppCompiler.TryRun(program, [.. arguments, "compiled"]);
        Assert.Equal(NoDetector, exitCode);
        Assert.Contains("error -35", text, StringComparison.Ordinal);

        // What is fastest of all that run this model is another kind.
        CppCompiler.Run(program, [.. arguments, "fastest"]);
    }

    [Fact]
    public void TheFindModuleTakesTheCode()
    {
        string cmake = CppCompiler.Require("cmake");
        CppCompiler.Require("g++", "clang++");
        string generated = build.Write(new CompiledModel(File.ReadAllBytes(s_nano)), NativeTarget.RiscV);
        string folder = Path.Combine(generated, "build");
        string project = Path.Combine(Checkout.Root, "nf-src", "DupNet.Embedded.Native", "tests", "FindModule");
        CppCompiler.Run(cmake, ["-S", project, "-B", folder, $"-DDUPNET_COMPILED_FOLDER={generated}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"]);
        string[] commands = [.. File.ReadLines(Path.Combine(folder, "compile_commands.json")).Where(line => line.Contains("\"command\"", StringComparison.Ordinal))];
        string[] own = [.. commands.Where(command => command.Contains("-c " + generated, StringComparison.Ordinal))];
        Assert.Equal(Directory.GetFiles(generated, "*.cpp").Length, own.Length);
        Assert.All(own, command => Assert.Contains("-O2", command, StringComparison.Ordinal));
        Assert.Single(commands, command => command.Contains("-DDUPNET_WITH_COMPILED=1", StringComparison.Ordinal));
        if (own[0].Contains("clang", StringComparison.Ordinal))
        {
            return;
        }

        Assert.All(own, command => Assert.Contains("-fno-schedule-insns -fno-schedule-insns2 -fno-tree-reassoc -fno-tree-ter", command, StringComparison.Ordinal));
    }

    [Fact]
    public void CodeIsTheSameEveryTime()
    {
        byte[] file = File.ReadAllBytes(s_nano);
        Assert.Equal(
            NativeCode.Generate(new CompiledModel(file), LayerChoice.All, NativeTarget.RiscV),
            NativeCode.Generate(new CompiledModel(file), LayerChoice.All, NativeTarget.RiscV));
    }
}
