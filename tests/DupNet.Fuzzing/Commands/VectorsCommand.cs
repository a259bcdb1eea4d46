using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Tests;
using DupNet.Golden;
using DupNet.Packing;

namespace DupNet.Fuzzing.Commands;

/// <summary><c>dupnet-fuzz vectors</c>: random networks in the form of the golden vectors, for machines that run nothing else.</summary>
internal static class VectorsCommand
{
    private const int Most = 10000;
    private const int DefaultCount = 100;
    private const int MostDepth = 5;
    private const int VectorsOfANetwork = 3;

    /// <summary>Of the program that reads them (GoldenVectors.cpp).</summary>
    private const int MostLogits = 8192;

    /// <summary>Makes the command <c>vectors</c>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "Where the files go; made if missing." };
        Option<int> count = CommonOptions.Number("--networks", "N", "How many networks.", Most, DefaultCount, $"a whole number from 1 to {Most}");
        Option<long?> seed = CommonOptions.Whole("--seed", "N", "Seed of the first network; others follow, each in a file named after its own. Without it a new one.", int.MaxValue / 4);
        var command = new Command("vectors", "Writes random networks and what the managed runtime finds with them, for tools/counts/run.sh --vectors.") { folder, count, seed };
        command.SetAction(parsed =>
        {
            int first = (int)(parsed.GetValue(seed) ?? Random.Shared.Next(int.MaxValue / 4));
            string path = parsed.GetRequiredValue(folder).FullName;
            Directory.CreateDirectory(path);
            error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"seed {first}"));
            int vectors = Enumerable.Range(first, parsed.GetValue(count)).Sum(each => Write(path, each));
            output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(count)} networks, {vectors} vectors"));
        });
        return command;
    }

    private static int Write(string folder, int seed)
    {
        var random = new Random(seed);
        byte[] file = ModelWriter.Write(TestModels.Next(random, random.Next(1, MostDepth + 1)));
        DupNetModel model = DupNetModel.Load(file);
        PixelFormat[] formats = Enum.GetValues<PixelFormat>();
        GoldenVector[] vectors =
        [
            .. Enumerable.Range(0, VectorsOfANetwork)
                .Select(_ => GoldenFiles.RandomVector(random, model, formats[random.Next(formats.Length)], (Rotation)random.Next(4)))
                .Where(vector => Logits(model, vector) <= MostLogits)
                .Select(vector => vector.WithResults(model)),
        ];
        string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seed{seed}"));
        File.WriteAllBytes(name + ".dupnet", file);
        File.WriteAllText(name + ".txt", string.Concat<GoldenVector>(vectors));
        return vectors.Length;
    }

    private static int Logits(DupNetModel model, GoldenVector vector)
        => new NetworkPlan(model, vector.Settings[0], vector.Settings[1]).Layers.Where(static layer => layer.Output is null)
            .Sum(static layer => layer.Width * layer.Height * layer.Layer.ChannelsOut);
}
