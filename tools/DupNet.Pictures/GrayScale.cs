namespace DupNet.Pictures;

/// <summary>Brightness of colours.</summary>
public static class GrayScale
{
    /// <summary>Weighted mean with the weights of ITU-R BT.601, in 1/256.</summary>
    public static int Of(int red, int green, int blue) => ((77 * red) + (150 * green) + (29 * blue) + 128) >> 8;
}
