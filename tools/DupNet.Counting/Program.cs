using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DupNet.Counting;

/// <summary>Prints exact IL counts of a Detect as NAME VALUE lines.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Argument<FileInfo> model = new("MODEL") { Description = "A .dupnet file." };
        Option<int> size = new("--size") { Description = "Side of the network's input.", DefaultValueFactory = _ => 160 };
        Option<string> frame = new("--frame") { Description = "Size of the frame, WxH.", DefaultValueFactory = _ => "320x240" };
        Option<string> format = new("--format") { Description = "Pixel format of the frame.", DefaultValueFactory = _ => "Rgb565BigEndian" };
        Option<bool> methods = new("--methods") { Description = "Also a line for each method." };
        RootCommand root = new("Counts the IL instructions of one Detect, layer by layer.") { model, size, frame, format, methods };
        root.SetAction(parsed =>
        {
            int[] sides = [.. parsed.GetValue(frame)!.Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture))];
            DetectCounts counts = DetectCounts.Measure(
                File.ReadAllBytes(parsed.GetValue(model)!.FullName), parsed.GetValue(size), parsed.GetValue(size), sides[0], sides[1], parsed.GetValue(format)!);
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
        });
        return root.Parse(args).Invoke();
    }
}
