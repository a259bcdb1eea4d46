using System;
using DupNet.Evaluation;
using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cutting;

/// <summary>Cuts people out of photos: a head with shoulders, with soft edges.</summary>
public static class SpriteCutter
{
    private const int Percent = 100;
    private const int Beside = 75;
    private const int Above = 45;
    private const int Below = 85;

    /// <summary>Part of the face's width over which a person fades out where the photo or the person ends.</summary>
    private const int Fade = 20;

    /// <summary>The part of a photo that a person takes, as far as it lies in the photo, in pixels.</summary>
    /// <param name="face">The person's face, in pixels.</param>
    /// <param name="width">Columns of the photo.</param>
    /// <param name="height">Rows of the photo.</param>
    public static Box Surrounding(Box face, int width, int height) =>
        Crop(PixelWindow.Of(face)).Cut(PixelWindow.Whole(width, height))?.ToBox() ?? face;

    /// <summary>Cuts a person out.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="face">The person's face in the photo, in pixels.</param>
    /// <param name="faceWidth">Width that the face is to have, in pixels.</param>
    public static Sprite Cut(Picture photo, Box face, int faceWidth)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentOutOfRangeException.ThrowIfLessThan(faceWidth, 1);
        var source = PixelWindow.Of(face);
        PixelWindow wanted = Crop(source);
        PixelWindow crop = wanted.Cut(PixelWindow.Whole(photo.Width, photo.Height)) ?? throw new ArgumentException("The face lies beside the photo.", nameof(face));
        int Scaled(int length) => (int)((long)length * faceWidth * PixelWindow.Unit / source.Width);
        int width = Math.Max(1, Scaled(crop.Width) / PixelWindow.Unit);
        int height = Math.Max(1, Scaled(crop.Height) / PixelWindow.Unit);
        var scaledFace = new PixelWindow(Scaled(source.X - crop.X), Scaled(source.Y - crop.Y), faceWidth * PixelWindow.Unit, Math.Max(1, Scaled(source.Height)));
        int fade = Math.Max(1, scaledFace.Width * Fade / Percent);
        var shape = new SoftShape(scaledFace);
        byte[] alpha = new byte[width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                int x = (column * PixelWindow.Unit) + (PixelWindow.Unit / 2);
                int y = (row * PixelWindow.Unit) + (PixelWindow.Unit / 2);
                int most = (height * PixelWindow.Unit) - y;
                most = crop.X > wanted.X ? Math.Min(most, x) : most;
                most = crop.Y > wanted.Y ? Math.Min(most, y) : most;
                most = crop.X + crop.Width < wanted.X + wanted.Width ? Math.Min(most, (width * PixelWindow.Unit) - x) : most;
                alpha[(row * width) + column] = (byte)Math.Min(shape.At(x, y), byte.MaxValue * Math.Min(most, fade) / fade);
            }
        }

        return new Sprite(PictureScaler.Scale(photo, crop, width, height), alpha, scaledFace);
    }

    private static PixelWindow Crop(PixelWindow face) => new(
        face.X - (face.Width * Beside / Percent),
        face.Y - (face.Height * Above / Percent),
        face.Width * (Percent + (2 * Beside)) / Percent,
        face.Height * (Percent + Above + Below) / Percent);
}
