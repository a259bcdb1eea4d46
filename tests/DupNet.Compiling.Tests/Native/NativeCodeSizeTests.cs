using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.Compiling.Native;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Compiling.Tests.Native;

/// <summary>Estimated bytes of generated code are about those that a compiler makes.</summary>
public sealed partial class NativeCodeSizeTests(NativeBuild build) : IClassFixture<NativeBuild>
{
    private const string Compiler = "riscv64-unknown-elf-g++";

    [Theory]
    [InlineData("dupnet-nano", "1-32")]
    [InlineData("dupnet-tinier-yolo", "1-3,5,6,9")]
    public void EstimatesAreWithinAFifth(string name, string layers)
    {
        CppCompiler.Require(Compiler);
        string size = CppCompiler.Require("riscv64-unknown-elf-size");
        var model = new CompiledModel(File.ReadAllBytes(Path.Combine(Checkout.Root, "models", name, name + ".dupnet")));
        Assert.True(LayerChoice.TryParse(layers, out System.Collections.Generic.IReadOnlyList<int> numbers));
        string generated = build.Write(model, NativeTarget.RiscV, new LayerChoice(numbers, null));
        string core = Path.Combine(Checkout.Root, "nf-src", "DupNet.Embedded.Native", "src");
        string[] objects =
        [
            .. Directory.GetFiles(generated, "CompiledLayer*.cpp").Select(file =>
            {
                string target = Path.ChangeExtension(file, ".o");
                CppCompiler.Run(Compiler, ["-march=rv32imc", "-mabi=ilp32", "-ffreestanding", "-O2", .. NativeBuild.Options(Compiler), $"-I{core}", "-c", file, "-o", target]);
                return target;
            }),
        ];
        int measured = CppCompiler.Run(size, objects).Split('\n').Skip(1).Where(line => line.Length > 0)
            .Sum(line => int.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture));

        // The last number of each description.
        int estimated = Directory.GetFiles(generated, "CompiledLayer*.cpp")
            .Sum(file => Descriptions().Matches(File.ReadAllText(file)).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.InRange(estimated, measured * 0.8, measured * 1.2);
    }

    [GeneratedRegex(@"\{LaneWidth::[^{}]*, (\d+)\}")]
    private static partial Regex Descriptions();
}
