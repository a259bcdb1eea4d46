namespace DupNet.Training.Photos;

/// <summary>Pixels in memory: rows from the top, 3 bytes a pixel (red, green, blue), no gaps.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Rgb">Width * height * 3 bytes.</param>
public sealed record Picture(int Width, int Height, byte[] Rgb);
