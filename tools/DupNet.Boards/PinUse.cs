using System.Collections.Generic;
using System.Linq;

namespace DupNet.Boards;

/// <summary>A pin that a board uses.</summary>
/// <param name="Role">What the pin is used for.</param>
/// <param name="Pin">GPIO number of the pin.</param>
/// <param name="IsOutput">Whether the chip sends on the pin.</param>
public sealed record PinUse(string Role, int Pin, bool IsOutput)
{
    /// <summary>The camera's signals that the chip only reads.</summary>
    private static readonly HashSet<string> s_inputs =
        ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "vsync", "href", "pclk", "miso"];

    /// <summary>All pins that a board uses: those of camera, LEDs and link.</summary>
    public static IReadOnlyList<PinUse> Of(Board board) =>
    [
        .. (board.Camera?.Pins ?? new Dictionary<string, int>())
            .Select(pin => new PinUse($"camera {pin.Key}", pin.Value, !s_inputs.Contains(pin.Key))),
        .. board.Leds.Select(led => new PinUse(led.Name, led.Pin, true)),
        new PinUse("link tx", board.Link.Tx, true),
        new PinUse("link rx", board.Link.Rx, false),
    ];
}
