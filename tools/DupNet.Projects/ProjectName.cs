using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace DupNet.Projects;

/// <summary>Names that can be C# identifiers, made from names that need not be.</summary>
internal static partial class ProjectName
{
    private const string Suffix = "App";

    /// <summary>Words of letters and digits, each with a capital, in one: <c>my-app 2</c> becomes <c>MyApp2</c>.</summary>
    /// <param name="text">Any text. What is neither a letter nor a digit of ASCII parts words.</param>
    /// <param name="prefix">Stands before a digit, and alone where no letter is left.</param>
    public static string Identifier(string text, string prefix)
    {
        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            }

            begins = !char.IsAsciiLetterOrDigit(c);
        }

        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? prefix + name : name.ToString();
    }

    /// <summary>The name of a project in a folder. As a namespace it hides no name that the sample's code uses.</summary>
    /// <param name="folder">Name of the folder.</param>
    /// <param name="sources">The sample's code.</param>
    public static string OfFolder(string folder, IEnumerable<string> sources)
    {
        string name = Identifier(folder, Suffix);
        HashSet<string> used = [.. sources.SelectMany(source => WordPattern().Matches(source)).Select(word => word.Value), "DupNet", WrittenNames.ClassesType];
        while (used.Contains(name))
        {
            name += Suffix;
        }

        return name;
    }

    [GeneratedRegex(@"\b[A-Za-z_][A-Za-z0-9_]*\b", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
