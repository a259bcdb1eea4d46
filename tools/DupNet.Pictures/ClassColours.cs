namespace DupNet.Pictures;

/// <summary>Colours that boxes of several classes are told apart by, by people who do not see all colours too (Okabe and Ito, 2008).</summary>
public static class ClassColours
{
    private static readonly MarkColour[] s_colours =
        [MarkColour.Cyan, MarkColour.Orange, MarkColour.Teal, MarkColour.Yellow, MarkColour.Vermilion, MarkColour.Magenta, MarkColour.Blue];

    /// <summary>Number of colours; classes beyond begin anew.</summary>
    public static int Count => s_colours.Length;

    /// <summary>The colour of a class.</summary>
    /// <param name="index">The number of the class, from 0.</param>
    public static MarkColour Of(int index) => s_colours[index % s_colours.Length];
}
