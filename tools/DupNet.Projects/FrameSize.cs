using System.Collections.Generic;
using System.Linq;
using DupNet.Boards;

namespace DupNet.Projects;

/// <summary>A size of frames that a camera delivers in RGB565.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public sealed record FrameSize(int Width, int Height)
{
    private const int BytesPerPixel = 2;

    /// <summary>Bytes of a frame.</summary>
    public int Bytes => Width * Height * BytesPerPixel;

    /// <summary>The sizes of the cameras on a bus, the smallest first: those of ArduCamMini2MP and EspCamera.</summary>
    public static IReadOnlyList<FrameSize> Of(CameraBus bus) => bus == CameraBus.Spi
        ? [new(96, 72), new(160, 120), new(320, 240)]
        : [new(96, 96), new(160, 120), new(240, 240), new(320, 240)];

    /// <summary>The smallest size with as many pixels along its longer side as the input has; without one the largest.</summary>
    /// <param name="bus">The camera's bus.</param>
    /// <param name="longerSide">Of the network's input.</param>
    public static FrameSize Covering(CameraBus bus, int longerSide) => Of(bus).FirstOrDefault(size => size.Width >= longerSide) ?? Of(bus)[^1];
}
