using System;
using System.IO;
using DupNet.Devices;
using DupNet.Embedded.Video.Seeing;
using DupNet.Pictures;

namespace DupNet.Embedded.Video.Tests;

/// <summary>A still room, in which the portrait of somebody is pasted here and there; with noise and light as wanted.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="seed">Of room and noise.</param>
internal sealed class Scene(int width, int height, int seed)
{
    private const int PortraitSide = 96;
    private const int FaceLeft = 31;
    private const int FaceTop = 15;
    private const int FaceWidth = 29;
    private const int FaceHeight = 45;

    private static readonly byte[] s_portrait = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "face.gray8"));

    private readonly Random _random = new(seed);
    private readonly double[] _room = Room(width, height, new Random(seed));

    /// <summary>Standard deviation of the noise, in gray levels.</summary>
    public double Noise { get; set; } = 3;

    /// <summary>Brightness is multiplied by it.</summary>
    public double Light { get; set; } = 1;

    /// <summary>Height of the face in pixels.</summary>
    public double FaceSize { get; set; } = 48;

    public PixelFormat Format { get; set; } = PixelFormat.Gray8;

    public int Width => width;

    public int Height => height;

    /// <summary>The box of a face whose middle is at a place.</summary>
    public (double X, double Y, double Width, double Height) Face(double x, double y)
    {
        double scale = FaceSize / FaceHeight;
        return (x - (FaceWidth * scale / 2), y - (FaceHeight * scale / 2), FaceWidth * scale, FaceHeight * scale);
    }

    /// <summary>A frame of the empty room.</summary>
    public Frame Empty() => Show([]);

    /// <summary>A frame with people, whose faces have their middles at these places.</summary>
    public Frame Show(params (double X, double Y)[] people)
    {
        byte[] gray = Gray(people);
        Picture picture = new(width, height);
        for (int i = 0; i < gray.Length; i++)
        {
            picture.Rgb[3 * i] = gray[i];
            picture.Rgb[(3 * i) + 1] = gray[i];
            picture.Rgb[(3 * i) + 2] = gray[i];
        }

        return new Frame(FramePixels.Make(picture, Format), width, height, Format);
    }

    public static BrightnessPlane Plane(Frame frame)
    {
        BrightnessPlane plane = new();
        plane.Begin(frame);
        return plane;
    }

    public static double Overlap(Track track, (double X, double Y, double Width, double Height) box)
    {
        double width = Math.Min(track.X + track.Width, box.X + box.Width) - Math.Max(track.X, box.X);
        double height = Math.Min(track.Y + track.Height, box.Y + box.Height) - Math.Max(track.Y, box.Y);
        double both = width > 0 && height > 0 ? width * height : 0;
        return both / ((track.Width * track.Height) + (box.Width * box.Height) - both);
    }

    private byte[] Gray((double X, double Y)[] people)
    {
        double[] values = (double[])_room.Clone();
        double scale = FaceSize / FaceHeight;
        foreach ((double x, double y) in people)
        {
            int left = (int)Math.Round(x - ((FaceLeft + (FaceWidth / 2.0)) * scale));
            int top = (int)Math.Round(y - ((FaceTop + (FaceHeight / 2.0)) * scale));
            int side = (int)(PortraitSide * scale);
            for (int row = Math.Max(top, 0); row < Math.Min(top + side, height); row++)
            {
                for (int column = Math.Max(left, 0); column < Math.Min(left + side, width); column++)
                {
                    int u = Math.Min((int)((column - left) / scale), PortraitSide - 1);
                    int v = Math.Min((int)((row - top) / scale), PortraitSide - 1);

                    // Head and shoulders, not the wall beside them.
                    double across = (u - (FaceLeft + (FaceWidth / 2.0))) / (v < FaceTop + FaceHeight ? 26 : 40);
                    if (across * across < 1)
                    {
                        values[(row * width) + column] = s_portrait[(v * PortraitSide) + u];
                    }
                }
            }
        }

        byte[] gray = new byte[values.Length];
        for (int i = 0; i < gray.Length; i++)
        {
            double noise = (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 2) * Math.Sqrt(3) * Noise;
            gray[i] = (byte)Math.Clamp((values[i] * Light) + noise, 0, 255);
        }

        return gray;
    }

    /// <summary>Walls, and a few things with edges.</summary>
    private static double[] Room(int width, int height, Random random)
    {
        double[] room = new double[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                room[(y * width) + x] = 90 + (60.0 * x / width) + (30.0 * y / height);
            }
        }

        for (int i = 0; i < 12; i++)
        {
            int left = random.Next(width);
            int top = random.Next(height);
            int right = Math.Min(width, left + random.Next(4, (width / 4) + 5));
            int bottom = Math.Min(height, top + random.Next(4, (height / 4) + 5));
            double value = random.Next(40, 220);
            for (int y = top; y < bottom; y++)
            {
                Array.Fill(room, value, (y * width) + left, right - left);
            }
        }

        return room;
    }
}
