using System;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using Xunit;

namespace DupNet.Boards.Tests;

/// <summary>Bytes, memory and counts that documents state are those of the committed models and counts.</summary>
public class DocumentedFiguresTests
{
    private const string Default = "dupnet-tinier-yolo";
    private const string Nano = "dupnet-nano";

    [Fact]
    public void TheReadme() => RequireAll(
        "README.md",
        $"| model file | {ModelBytes(Default)} bytes,",
        $"| working memory at 160x160 | {BufferBytes(Default, 160)} bytes",
        $"| working memory at 96x96 | {BufferBytes(Default, 96)} bytes",
        $"| {CommittedCounts.Millions("il.detect")} million IL instructions (",
        $"| {CommittedCounts.Millions("rv32imc.detect")} million instructions, {CommittedCounts.Whole("ram.native")} bytes (",
        $"| {CommittedCounts.Millions("rv32imc.compiled.detect")} million instructions, {CommittedCounts.Whole("ram.native.compiled")} bytes, {CommittedCounts.Whole("code.rv32imc.compiled")} bytes of code (",
        $"| dupnet-nano ({ModelBytes(Nano)} bytes, gray 96x96) from a 160x120 gray frame | {CommittedCounts.Millions("il.nano.detect")} million IL instructions |");

    [Fact]
    public void TheTimesInTheReadme() => RequireAll(
        "README.md",
        $"> | ESP32-S3, ESP32 with PSRAM | {Managed(Chip("esp32s3"), 240, "il.nano.detect")} | {Managed(Chip("esp32s3"), 240, "il.nano.compiled.detect")} | {Managed(Chip("esp32s3"), 240, "il.detect")} | {Managed(Chip("esp32s3"), 240, "il.compiled.detect")} | {NativeTime("lx106.detect", 240)} | {NativeTime("lx106.compiled.detect", 240)} |",
        $"> | ESP32 without PSRAM | {Managed(Chip("esp32"), 160, "il.nano.detect")} | {Managed(Chip("esp32"), 160, "il.nano.compiled.detect")} | not enough memory | {Managed(Chip("esp32"), 160, "il.compiled.detect")} | {NativeTime("lx106.detect", 160)} | {NativeTime("lx106.compiled.detect", 160)} |",
        $"> | ESP32-C3, ESP32-C6 | {Managed(Chip("esp32c3"), 160, "il.nano.detect")} | {Managed(Chip("esp32c3"), 160, "il.nano.compiled.detect")} | not enough memory | {Managed(Chip("esp32c3"), 160, "il.compiled.detect")} | {NativeTime("rv32imc.detect", 160)} | {NativeTime("rv32imc.compiled.detect", 160)} |");

    [Theory]
    [InlineData("boards/samples/face-led/README.md")]
    [InlineData("boards/samples/people-counter/README.md")]
    public void TheTimesOfAPictureInSamples(string document) => RequireAll(
        document,
        $"| {Managed(Chip("esp32"), 160, "il.nano.detect")} |",
        $"| {Managed(Chip("esp32s3"), 240, "il.detect")} |");

    [Fact]
    public void TheCostOfAnInstructionInNanoframeworkMd() => Assert.All(
        BoardCatalog.Boards,
        board =>
        {
            string[] words = DetectTime.Managed(1_000_000, BoardCatalog.ChipOf(board).Interpreter, board.Megahertz).Assumption.Split(", ")[1].Split(" microseconds");
            RequireAll("docs/nanoframework.md", $"| {board.Megahertz} MHz | {words[0]} |");
            RequireAll("docs/lab/interpreter.md", $"| {words[0]} |");
        });

    [Theory]
    [InlineData("rv32imc")]
    [InlineData("il")]
    public void TheLayersInSpeedMd(string machine)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "speed.md"));
        Assert.All(Enumerable.Range(1, 13), layer =>
        {
            string figures = $"| {CommittedCounts.Millions($"{machine}.layer{layer}", "0.00")} | {CommittedCounts.PerWord($"{machine}.layer{layer}", $"words.layer{layer}")} |";
            Assert.Contains(lines, line => line.StartsWith($"| {layer}: ", StringComparison.Ordinal) && line.Contains(figures, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void TheNativeCoreInSpeedMd() => RequireAll(
        "docs/speed.md",
        [
            $"| instructions of a Detect | {CommittedCounts.Millions("rv32imc.detect")} M | {CommittedCounts.Millions("lx106.detect")} M |",
            $"| for 32 binary multiply-accumulates | {CommittedCounts.Ratio("rv32imc.per32mac")} | {CommittedCounts.Ratio("lx106.per32mac")} |",
            $"| RV32IMC, M instructions | {CommittedCounts.Millions("rv32imc.detect")} | {CommittedCounts.Millions("rv32imc.compiled.detect")} | {CommittedCounts.Millions("rv32imc.compiled64k.detect")} |",
            $"| RV32IMC, M cycles | {CommittedCounts.Millions("rv32imc.cycles")} | {CommittedCounts.Millions("rv32imc.compiled.cycles")} | {CommittedCounts.Millions("rv32imc.compiled64k.cycles")} |",
            $"| the busier of two cores, M instructions | {CommittedCounts.Millions("rv32imc.split.detect")} | {CommittedCounts.Millions("rv32imc.compiled.split.detect")} | {CommittedCounts.Millions("rv32imc.compiled64k.split.detect")} |",
            $"| lx106, M instructions | {CommittedCounts.Millions("lx106.detect")} | {CommittedCounts.Millions("lx106.compiled.detect")} | |",
            $"| memory beside the model and the frame, bytes | {CommittedCounts.Whole("ram.native")} | {CommittedCounts.Whole("ram.native.compiled")} | {CommittedCounts.Whole("ram.native.compiled64k")} |",
            $"| generated code (RV32IMC), bytes | | {CommittedCounts.Whole("code.rv32imc.compiled")} | {CommittedCounts.Whole("code.rv32imc.compiled64k")} |",
            $"| memory beside the model and the frame | {CommittedCounts.Whole("ram.native")} bytes | |",
            $"network has {CommittedCounts.Millions("words", "0.00")} million.",
            $"| sampling | {CommittedCounts.Millions("rv32imc.sampling", "0.00")} |",
            $"| cycles, with the waits for loads | {CommittedCounts.Millions("rv32imc.cycles")} M | |",
            $"would take {CommittedCounts.Millions("rv32imc.Os.detect")} M instructions and {CommittedCounts.Millions("rv32imc.Os.cycles")} M cycles (`rv32imc.Os.*`)",
            $"takes {CommittedCounts.Whole("rv32imc.nano.detect")} RISC-V instructions (`rv32imc.nano.detect`) and {CommittedCounts.Whole("ram.native.nano")} bytes",
            $"takes {CommittedCounts.Whole("rv32imc.nano.compiled.detect")} (`rv32imc.nano.compiled.detect`), {CommittedCounts.Whole("ram.native.nano.compiled")} bytes and {CommittedCounts.Whole("code.rv32imc.nano.compiled")} bytes of code",
            SizeRow("M instructions", side => CommittedCounts.Millions($"rv32imc.{side}.detect")),
            SizeRow("M cycles", side => CommittedCounts.Millions($"rv32imc.{side}.cycles")),
            SizeRow("M instructions, the busier of two cores", side => CommittedCounts.Millions($"rv32imc.{side}.split.detect")),
            SizeRow("memory, bytes", side => CommittedCounts.Whole($"ram.native.{side}")),
            SizeRow("of a second core, bytes", side => CommittedCounts.Whole($"ram.native.{side}.split")),
        ]);

    [Theory]
    [InlineData("RGB565 big endian", "")]
    [InlineData("RGB565 little endian", "rgb565le.")]
    [InlineData("BGR565 big endian", "bgr565be.")]
    [InlineData("BGR565 little endian", "bgr565le.")]
    [InlineData("Gray8", "gray8.")]
    [InlineData("RGB888, BGR888", "rgb888.")]
    [InlineData("YUV422, UYVY", "yuv422.")]
    [InlineData("RGB565 big endian, mirrored", "mirrored.")]
    [InlineData("turned by 90 or 270 degrees", "turned90.")]
    [InlineData("turned by 180 degrees", "turned180.")]
    public void TheFramesInSpeedMd(string title, string name) => RequireAll(
        "docs/speed.md",
        $"| {title} | {CommittedCounts.Millions($"rv32imc.{name}detect", "0.00")} | {CommittedCounts.Millions($"rv32imc.{name}cycles", "0.00")} |");

    [Theory]
    [InlineData("| ESP32-C3, C6 | 160 MHz | RV32IMC |", "rv32imc", 160)]
    [InlineData("| 240 MHz | lx106, which has fewer registers and no divider |", "lx106", 240)]
    [InlineData("| 160 MHz | lx106 |", "lx106", 160)]
    public void TheNativeTimesInSpeedMd(string row, string machine, int megahertz)
    {
        string Time(string count) => EngineText.Time(DetectTime.Native(CommittedCounts.Number(count), machine, megahertz));
        RequireAll("docs/speed.md", $"{row} {Time($"{machine}.detect")} | {Time($"{machine}.compiled.detect")} |");
    }

    [Theory]
    [InlineData("packed bits and a population count within a word (`PackedConvolution.h`)", "popcount")]
    [InlineData("a loop of bytes, as in a runtime of 8 bits without kernels for the processor (`PlainConvolution.h`)", "int8")]
    [InlineData("the same loop of floats, with instructions for them", "float")]
    public void ThePeersInSpeedMd(string title, string name) => RequireAll(
        "docs/speed.md", $"| {title} | {CommittedCounts.Millions($"peers.{name}")} | {CommittedCounts.Millions($"peers.{name}.cycles")} |");

    [Fact]
    public void TheKernelsBesideThePeersInSpeedMd() => RequireAll(
        "docs/speed.md",
        string.Create(CultureInfo.InvariantCulture, $"| the table kernels | {Layers("rv32imc", string.Empty):0.0} | {Layers("rv32imc", ".cycles"):0.0} |"),
        string.Create(CultureInfo.InvariantCulture, $"| the same compiled | {Layers("rv32imc.compiled", string.Empty):0.0} | {Layers("rv32imc.compiled", ".cycles"):0.0} |"));

    [Fact]
    public void TheManagedRuntimeInSpeedMd() => RequireAll(
        "docs/speed.md",
        [
            $"| sampling | {CommittedCounts.Millions("il.sampling", "0.00")} | |",
            $"| whole | {CommittedCounts.Millions("il.detect")} | {CommittedCounts.Ratio("il.per32mac")} (layers 2 to 13) |",
            $"takes {CommittedCounts.Whole("il.nano.detect")} (`il.nano.detect`",
            $"at 160x160: {CommittedCounts.Whole("ram.managed")} bytes, of which the model is {ModelBytes(Default)}",
        ]);

    [Fact]
    public void TwoCoresInNativeMd() => RequireAll(
        "docs/native.md",
        $"| instructions of a Detect | {CommittedCounts.Millions("rv32imc.detect")} M | {CommittedCounts.Millions("rv32imc.split.detect")} M |",
        $"| memory | {CommittedCounts.Whole("ram.native")} bytes | {CommittedCounts.Whole("ram.native.split")} bytes more |");

    [Fact]
    public void TheSampleFaceLed() => RequireAll(
        "boards/samples/face-led/README.md",
        $" {ModelBytes(Nano)} + {BufferBytes(Nano, 96)} + 13,824 bytes",
        $" {ModelBytes(Default)} + {BufferBytes(Default, 160)} + 13,824 bytes",
        $" + {CommittedCounts.Whole("ram.native")} + 13,824 bytes");

    [Fact]
    public void TheSampleSerialDetector() => RequireAll(
        "boards/samples/serial-detector/README.md",
        $" {ModelBytes(Nano)} + {BufferBytes(Nano, 96)} + 13,824 bytes",
        $" {ModelBytes(Default)} + {CommittedCounts.Whole("ram.native")} + 10,500 (");

    [Fact]
    public void ModelsOnDevice() => RequireAll(
        "docs/models-on-device.md",
        $"The default model has {ModelBytes(Default)} bytes;",
        $"| | {CommittedCounts.Whole("code.il.compiled")} and {CommittedCounts.Whole("code.il.nano.compiled")} |");

    [Fact]
    public void TheMemoryOfBoards() => Assert.All(
        BoardCatalog.Boards.SelectMany(board => board.Profiles),
        profile => Assert.All(
            profile switch
            {
                { Model: ModelChoice.Nano } => [$"model {ModelBytes(Nano)} bytes", $"buffers {BufferBytes(Nano, 96)}"],
                { Kernels: KernelKind.Native } => [ModelBytes(Default), $"buffers {CommittedCounts.Whole("ram.native")}"],
                _ => (string[])[],
            },
            figure => Assert.Contains(figure, profile.Memory, StringComparison.Ordinal)));

    /// <summary>Millions: the layers together.</summary>
    private static double Layers(string machine, string suffix) =>
        Enumerable.Range(1, 13).Sum(layer => CommittedCounts.Number($"{machine}.layer{layer}{suffix}")) / 1e6;

    private static string SizeRow(string title, Func<int, string> figure)
        => $"| {title} | {string.Join(" | ", Enumerable.Range(2, 9).Select(step => figure(32 * step)))} |";

    private static Chip Chip(string name) => BoardCatalog.Chips.First(chip => chip.Name == name);

    private static string Managed(Chip chip, int megahertz, string count) =>
        Seconds(DetectTime.Managed(CommittedCounts.Number(count), chip.Interpreter, megahertz));

    private static string NativeTime(string count, int megahertz) => Seconds(DetectTime.Native(CommittedCounts.Number(count), "core", megahertz));

    private static string Seconds(TimeEstimate estimate) => $"{Seconds(estimate.FromMilliseconds)} to {Seconds(estimate.ToMilliseconds)} s";

    /// <summary>Two digits.</summary>
    private static string Seconds(int milliseconds) =>
        (milliseconds / 1000.0).ToString(milliseconds switch { >= 10_000 => "0", >= 1_000 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    private static string ModelBytes(string name) => Figure(File.ReadAllBytes(ModelFile(name)).Length);

    private static string BufferBytes(string name, int side)
    {
        DupNetModel model = DupNetModel.Load(File.ReadAllBytes(ModelFile(name)));
        return Figure(Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = side, InputHeight = side }));
    }

    private static string ModelFile(string name) => Path.Combine(Repository.Root, "models", name, name + ".dupnet");

    private static string Figure(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static void RequireAll(string document, params string[] figures)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        Assert.All(figures, figure => Assert.Contains(figure, text, StringComparison.Ordinal));
    }
}
