using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;

namespace DupNet.Counting;

/// <summary>Prints exact IL counts of a Detect as NAME VALUE lines. Exit code 0, 1 for a bad model, 2 for a bad command line.</summary>
internal static class Program
{
    private static readonly string[] s_formats = ["Gray8", "Rgb565LittleEndian", "Rgb565BigEndian", "Rgb888", "Bgr888", "Yuv422"];

    private static int Main(string[] args)
    {
        Argument<FileInfo> model = new Argument<FileInfo>("MODEL") { Description = "A .dupnet file." }.AcceptExistingOnly();
        Option<int> size = new("--size") { Description = "Side of the network's input.", DefaultValueFactory = _ => 160 };
        Option<(int Width, int Height)> frame = new("--frame")
        {
            Description = "Size of the frame, WxH.",
            CustomParser = ParseSize,
            DefaultValueFactory = _ => (320, 240),
        };
        Option<string> format = new("--format") { Description = "Pixel format of the frame.", DefaultValueFactory = _ => "Rgb565BigEndian" };
        format.AcceptOnlyFromAmong(s_formats);
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
        try
        {
            counts = DetectCounts.Measure(File.ReadAllBytes(path), parsed.GetValue(size), parsed.GetValue(size), width, height, parsed.GetValue(format)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CountingException)
        {
            Console.Error.WriteLine($"{path}: {e.Message}");
            return 1;
        }

        Console.WriteLine($"il.detect {counts.Total}");
        for (int i = 0; i < counts.Layers.Count; i++)
        {
            Console.WriteLine($"il.layer{i + 1} {counts.Layers[i]}");
        }

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
