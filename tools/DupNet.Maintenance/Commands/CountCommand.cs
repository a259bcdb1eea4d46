using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Maintenance.Compiled;

namespace DupNet.Maintenance.Commands;

/// <summary>
/// Prints exact IL counts of a Detect as NAME VALUE lines, each with its cost, by what instructions take on an interpreter: whole, for 32 binary multiply-accumulates of the layers after the
/// first, for sampling and for each layer; and the managed working set, model included; of a compiled model the bytes of its
/// code.
/// </summary>
internal static class CountCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<FileInfo> model = new Argument<FileInfo>("MODEL") { Description = "A .dupnet file." }.AcceptExistingOnly();
        Option<int> size = new("--size") { Description = "Side of the network's input.", DefaultValueFactory = _ => 160 };
        Option<(int Width, int Height)> frame = new("--frame")
        {
            Description = "Size of the frame, WxH.",
            CustomParser = ParseSize,
            DefaultValueFactory = _ => (QvgaFrame.Width, QvgaFrame.Height),
        };
        Option<string> format = new("--format") { Description = "Pixel format of the frame.", DefaultValueFactory = _ => QvgaFrame.FormatName };
        AcceptedWords.Require(format, Enum.GetNames<PixelFormat>());
        ChoiceOption<CountedContrast> contrast = new(
            "--contrast",
            "Whether contrast is stretched, with a frame of the whole range of brightness or a dark one.",
            ("off", CountedContrast.Off),
            ("on", CountedContrast.On),
            ("dark", CountedContrast.Dark));
        Option<bool> compiled = new("--compiled") { Description = "Count the model as the code that dupnet compile --managed writes." };
        Option<bool> methods = new("--methods") { Description = "Also a line for each method." };
        Command command = new("count", "Counts the IL instructions of one Detect, layer by layer.") { model, size, frame, format, contrast, compiled, methods };
        command.SetAction(parsed => Run(
            output,
            parsed.GetRequiredValue(model).FullName,
            parsed.GetValue(size),
            parsed.GetValue(frame),
            Enum.Parse<PixelFormat>(parsed.GetRequiredValue(format), ignoreCase: true).ToString(),
            contrast.Of(parsed),
            parsed.GetValue(compiled),
            parsed.GetValue(methods)));
        return command;
    }

    private static void Run(TextWriter output, string path, int side, (int Width, int Height) frame, string format, CountedContrast contrast, bool compiled, bool methods)
    {
        byte[] bytes = File.ReadAllBytes(path);
        CompiledCode? code = compiled ? CompiledCode.Of(bytes) : null;
        DetectCounts counts;
        DetectCounts cost;
        try
        {
            counts = Measure(isWeighed: false);
            cost = Measure(isWeighed: true);
        }
        catch (CountingException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message}");
        }

        DupNetModel loaded = code == null ? DupNetModel.Load(bytes) : DupNetModel.Load(code.Make());

        // Words of 32 binary multiply-accumulates.
        double[] words =
        [
            .. new NetworkPlan(loaded, side, side).Layers.Select(
                plan => LayerCost.Of(plan.Layer, plan.ConvolvedWidth, plan.ConvolvedHeight).BitOperations / 32.0),
        ];
        Print("detect", counts.Total, cost.Total);
        output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"il.per32mac {counts.Layers.Skip(1).Sum() / words.Skip(1).Sum():F3}"));
        Print("sampling", counts.Sampling, cost.Sampling);
        for (int i = 0; i < counts.Layers.Count; i++)
        {
            Print($"layer{i + 1}", counts.Layers[i], cost.Layers[i]);
        }

        for (int i = 0; i < counts.Layers.Count; i++)
        {
            output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"il.per32mac.layer{i + 1} {counts.Layers[i] / words[i]:F3}"));
        }

        DetectorSettings settings = new(loaded) { InputWidth = side, InputHeight = side, StretchContrast = contrast != CountedContrast.Off };
        output.WriteVisible($"ram.managed {loaded.HeldBytes + Detector.BufferBytes(loaded, settings)}");

        if (code != null)
        {
            output.WriteVisible($"code.il {code.CodeBytes()}");
        }

        if (methods)
        {
            foreach ((string name, long count) in counts.Methods.OrderByDescending(pair => pair.Value))
            {
                output.WriteVisible($"{count,12} {name}");
            }
        }

        DetectCounts Measure(bool isWeighed) => DetectCounts.Measure(
            code == null ? bytes : null, code?.Images ?? [], isWeighed, side, side, frame.Width, frame.Height, format, contrast);

        void Print(string name, long instructions, long hundredths)
        {
            output.WriteVisible($"il.{name} {instructions}");
            output.WriteVisible($"il.{name}.cost {(hundredths + (InstructionWeights.Unit / 2)) / InstructionWeights.Unit}");
        }
    }

    private static (int Width, int Height) ParseSize(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        string[] sides = text.Split('x');
        if (sides.Length == 2 && int.TryParse(sides[0], out int width) && int.TryParse(sides[1], out int height)
            && width is >= 1 and <= 8192 && height is >= 1 and <= 8192)
        {
            return (width, height);
        }

        result.AddError($"--frame must be WIDTHxHEIGHT with sides from 1 to 8192, not '{text}'.");
        return default;
    }
}
