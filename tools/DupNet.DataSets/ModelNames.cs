using System;
using System.Collections.Generic;
using System.Linq;
using AnyAscii;

namespace DupNet.DataSets;

/// <summary>Names as a model file holds them: at most 63 characters, all of them printable ASCII.</summary>
/// <remarks>Other letters become the nearest Latin ones: <c>Käfer</c> is <c>Kafer</c>.</remarks>
public static class ModelNames
{
    /// <summary>Most characters of a name.</summary>
    public const int MostCharacters = 63;

    /// <summary>A name as a model holds it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="otherwise">Is taken where nothing of the name is left.</param>
    public static string Of(string name, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(name);
        string letters = string.Concat(name.Transliterate().Where(static letter => letter is >= ' ' and <= '~')).Trim();
        return letters.Length == 0 ? otherwise : letters[..Math.Min(letters.Length, MostCharacters)].TrimEnd();
    }

    /// <summary>The name of a model's class that a label means; null when there is none.</summary>
    /// <param name="known">Names of the model's classes.</param>
    /// <param name="label">What the label says: that name in any case, or one that a model holds as it.</param>
    public static string? Find(IReadOnlyList<string> known, string label)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.FirstOrDefault(name => name == label) ?? Alike(known, label) ?? Alike(known, Of(label, label));
    }

    private static string? Alike(IReadOnlyList<string> known, string label) => known.FirstOrDefault(name => string.Equals(name, label, StringComparison.OrdinalIgnoreCase));
}
