namespace DupNet.Pictures;

/// <summary>Computes the brightness of colours.</summary>
public static class GrayScale
{
    /// <summary>Brightness of a colour, 0..255: the mean with the weights of ITU-R BT.601, in 1/256.</summary>
    public static int Of(int red, int green, int blue) => ((77 * red) + (150 * green) + (29 * blue) + 128) >> 8;
}
