using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.Embedded;
using DupNet.Packing;

namespace DupNet.Golden;

/// <summary>The files in firmware-tests/golden: for each model NAME.dupnet, and NAME.txt with the model's vectors.</summary>
public static class GoldenFiles
{
    private const int VectorsPerModel = 8;

    private static readonly int s_rotations = Enum.GetValues<Rotation>().Length;

    /// <summary>What the vectors of most models go through. The files stay as they are: new formats come into those of <see cref="GoldenModels.OfFormats"/>.</summary>
    private static readonly PixelFormat[] s_firstFormats =
    [
        PixelFormat.Gray8, PixelFormat.Rgb565LittleEndian, PixelFormat.Rgb565BigEndian, PixelFormat.Rgb888, PixelFormat.Bgr888, PixelFormat.Yuv422,
    ];

    /// <summary>Makes all files with their contents, the same on every call.</summary>
    /// <returns>Name and bytes of each file.</returns>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        foreach (ModelSpec spec in GoldenModels.All)
        {
            byte[] file = ModelWriter.Write(spec);
            yield return (spec.Name + ".dupnet", file);
            yield return (spec.Name + ".txt", Text(Vectors(DupNetModel.Load(file), spec)));
        }
    }

    /// <summary>Writes all golden files.</summary>
    /// <param name="folder">The folder, which exists.</param>
    public static void WriteAll(string folder)
    {
        foreach ((string name, byte[] bytes) in All())
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    /// <summary>Draws a frame, and settings that a model allows; without results.</summary>
    /// <param name="random">Decides what is drawn.</param>
    /// <param name="model">The model.</param>
    /// <param name="format">The frame's format.</param>
    /// <param name="rotation">The frame's rotation.</param>
    public static GoldenVector RandomVector(Random random, DupNetModel model, PixelFormat format, Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(random);
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
                width, height, (((width * PixelLayout.Of(format).BytesPerPixel) + 3) / 4 * 4) + (4 * random.Next(2)), (int)format, (int)rotation,
                random.Next(2), random.Next(),
            ],
        };
    }

    private static byte[] Text(IEnumerable<GoldenVector> vectors) => Encoding.ASCII.GetBytes(string.Concat(vectors));

    private static IEnumerable<GoldenVector> Vectors(DupNetModel model, ModelSpec spec)
    {
        Random random = new(model.FileBytes);
        IEnumerable<GoldenVector> vectors = GoldenModels.OfFormats.Contains(spec)
            ? [.. Enum.GetValues<PixelFormat>().SelectMany(format => OfFormat(random, model, format)), .. Dim(model)]
            : Enumerable.Range(0, VectorsPerModel)
                .Select(i => RandomVector(random, model, s_firstFormats[i % s_firstFormats.Length], (Rotation)(i % s_rotations)))
                .Select(vector => vector with { Merges = spec == GoldenModels.Crowd || spec == GoldenModels.Three });
        return vectors.Select(vector => vector.WithResults(model));
    }

    /// <summary>A frame of twice the input, whose pixels are averaged by loops of their own, and one that is neither upright nor in step.</summary>
    private static IEnumerable<GoldenVector> OfFormat(Random random, DupNetModel model, PixelFormat format)
    {
        GoldenVector vector = RandomVector(random, model, format, Rotation.None);
        int side = model.SmallestSide;
        yield return vector with
        {
            Settings = [side, side, (int)FitMode.Letterbox, 2, .. vector.Settings[4..]],
            Frame = [2 * side, 2 * side, 2 * side * PixelLayout.Of(format).BytesPerPixel, (int)format, (int)Rotation.None, 0, vector.Frame[^1]],
        };
        yield return RandomVector(random, model, format, (Rotation)random.Next(1, s_rotations));
    }

    /// <summary>A dark frame of each format, with numbers of its own: the other vectors are what they were.</summary>
    private static IEnumerable<GoldenVector> Dim(DupNetModel model)
    {
        Random random = new(model.FileBytes + 1);
        return Enum.GetValues<PixelFormat>().Select(format => RandomVector(random, model, format, (Rotation)random.Next(s_rotations)) with { IsDim = true });
    }

    private static int Side(Random random, DupNetModel model)
        => random.Next(model.SmallestSide / model.Stride, (model.LargestSide / model.Stride) + 1) * model.Stride;
}
