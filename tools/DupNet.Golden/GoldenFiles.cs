using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;

namespace DupNet.Golden;

/// <summary>The files in firmware-tests/golden: for each model NAME.dupnet and NAME.txt with its vectors.</summary>
public static class GoldenFiles
{
    private const int VectorsPerModel = 8;

    /// <summary>All files and their contents, always the same.</summary>
    /// <returns>File names and bytes.</returns>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        foreach (ModelSpec spec in GoldenModels.All)
        {
            byte[] file = ModelWriter.Write(spec);
            yield return (spec.Name + ".dupnet", file);
            yield return (spec.Name + ".txt", Vectors(DupNetModel.Load(file), spec == GoldenModels.Crowd));
        }
    }

    /// <summary>Writes all files.</summary>
    /// <param name="folder">The folder, which exists.</param>
    public static void WriteAll(string folder)
    {
        foreach ((string name, byte[] bytes) in All())
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    private static byte[] Vectors(DupNetModel model, bool merges)
    {
        Random random = new(model.FileBytes);
        IEnumerable<GoldenVector> vectors = Enumerable.Range(0, VectorsPerModel)
            .Select(i => RandomVector(random, model, (PixelFormat)(i % 6), (Rotation)(i % 4)) with { Merges = merges })
            .Select(vector => vector.WithResults(model));
        return System.Text.Encoding.ASCII.GetBytes(string.Concat(vectors));
    }

    private static GoldenVector RandomVector(Random random, DupNetModel model, PixelFormat format, Rotation rotation)
    {
        int bytesPerPixel = format == PixelFormat.Gray8 ? 1 : format is PixelFormat.Rgb888 or PixelFormat.Bgr888 ? 3 : 2;
        int width = 2 * random.Next(10, 60);
        int height = random.Next(20, 120);
        int candidates = random.Next(8, 100);
        return new GoldenVector
        {
            Settings =
            [
                Side(random, model), Side(random, model), random.Next(2), 1 << random.Next(3),
                random.Next(20000, 40000), random.Next(65537), candidates, random.Next(1, 9),
            ],
            Frame =
            [
                width, height, (((width * bytesPerPixel) + 3) / 4 * 4) + (4 * random.Next(2)), (int)format, (int)rotation,
                random.Next(2), random.Next(),
            ],
        };
    }

    private static int Side(Random random, DupNetModel model)
        => random.Next(model.SmallestSide / model.Stride, (model.LargestSide / model.Stride) + 1) * model.Stride;
}
