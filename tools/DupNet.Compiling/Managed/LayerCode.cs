using System.Collections.Generic;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>The code of a layer: methods that are called one after the other for each place.</summary>
/// <param name="Shape">The layer.</param>
/// <param name="Lanes">Pixels of a word, 4 or 8.</param>
/// <param name="SumWords">Words that are kept from one method to a later one.</param>
/// <param name="Methods">The methods.</param>
internal sealed record LayerCode(LayerShape Shape, int Lanes, int SumWords, IReadOnlyList<GeneratedMethod> Methods)
{
    /// <summary>Instructions of the loop around the calls.</summary>
    private int LoopInstructions => 10 + (4 * Shape.Side);

    /// <summary>Instructions of IL of a place.</summary>
    public int PlaceInstructions => Methods.Sum(method => method.Instructions) + LoopInstructions;

    /// <summary>Instructions of IL of an image, at the size that code is chosen for.</summary>
    public long Instructions => Shape.Places(Lanes) * PlaceInstructions;

    /// <summary>Bytes of IL.</summary>
    public int Bytes => Methods.Sum(method => method.Bytes) + 200;
}
