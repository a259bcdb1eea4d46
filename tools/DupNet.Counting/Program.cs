using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;

namespace DupNet.Counting;

/// <summary>
/// Prints exact IL counts of a Detect as NAME VALUE lines: whole, for 32 binary multiply-accumulates of the layers behind the
/// first, for sampling and for each layer; and the managed working set, model included. Exit code 0, 1 for a bad model, 2 for a bad command line.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
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
        format.AcceptOnlyFromAmong(Enum.GetNames<PixelFormat>());
        Option<bool> methods = new("--methods") { Description = "Also a line for each method." };
        RootCommand root = new("Counts the IL instructions of one Detect, layer by layer.") { model, size, frame, format, methods };
        root.SetAction(parsed => Run(parsed, model, size, frame, format, methods));
        ParseResult result = root.Parse(args);
        int exitCode = result.Invoke();
        return result.Errors.Count > 0 ? 2 : exitCode;
    }

    private static int Run(
        ParseResult parsed,
        Argument<FileInfo> model,
        Option<int> size,
        Option<(int Width, int Height)> frame,
        Option<string> format,
        Option<bool> methods)
    {
        string path = parsed.GetValue(model)!.FullName;
        (int width, int height) = parsed.GetValue(frame);
        DetectCounts counts;
        DupNetModel loaded;
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            counts = DetectCounts.Measure(bytes, parsed.GetValue(size), parsed.GetValue(size), width, height, parsed.GetValue(format)!);
            loaded = DupNetModel.Load(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CountingException)
        {
            Console.Error.WriteLine($"{path}: {e.Message}");
            return 1;
        }

        int side = parsed.GetValue(size);
        // Words of 32 binary multiply-accumulates.
        double[] words =
        [
            .. new NetworkPlan(loaded, side, side).Layers.Select(
                plan => LayerCost.Of(plan.Layer, plan.ConvolvedWidth, plan.ConvolvedHeight).BitOperations / 32.0),
        ];
        Console.WriteLine($"il.detect {counts.Total}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"il.per32mac {counts.Layers.Skip(1).Sum() / words.Skip(1).Sum():F3}"));
        Console.WriteLine($"il.sampling {counts.Sampling}");
        for (int i = 0; i < counts.Layers.Count; i++)
        {
            Console.WriteLine($"il.layer{i + 1} {counts.Layers[i]}");
        }

        for (int i = 0; i < counts.Layers.Count; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"il.per32mac.layer{i + 1} {counts.Layers[i] / words[i]:F3}"));
        }

        DetectorSettings settings = new(loaded) { InputWidth = side, InputHeight = side };
        Console.WriteLine($"ram.managed {loaded.FileBytes + Detector.BufferBytes(loaded, settings)}");

        if (parsed.GetValue(methods))
        {
            foreach ((string name, long count) in counts.Methods.OrderByDescending(pair => pair.Value))
            {
                Console.WriteLine($"{count,12} {name}");
            }
        }

        return 0;
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
