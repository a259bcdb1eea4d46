using CsCheck;

namespace DupNet.Pictures.Tests;

/// <summary>Random pictures.</summary>
internal static class Generated
{
    public static readonly Gen<Picture> Pictures =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40]).SelectMany((width, height) =>
            Gen.Byte.Array[width * height * Picture.Channels].Select(rgb => new Picture(width, height, rgb)));
}
