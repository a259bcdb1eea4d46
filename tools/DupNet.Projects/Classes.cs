using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace DupNet.Projects;

/// <summary>The file with the classes of a model as constants.</summary>
internal static class Classes
{
    /// <summary>The identifiers of the classes, each another one, in the order of the classes.</summary>
    /// <param name="names">The names as the model has them: any printable characters, maybe none, maybe one twice.</param>
    public static IReadOnlyList<string> Identifiers(IReadOnlyList<string> names)
    {
        // Members cannot have the name of their type, and hide those of Object.
        HashSet<string> used = [WrittenNames.ClassesType, "Number", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];
        List<string> identifiers = [];
        for (int i = 0; i < names.Count; i++)
        {
            string identifier = ProjectName.Identifier(names[i], "Class");
            string candidate = identifier == "Class" ? Numbered("Class", i) : identifier;
            for (int number = 2; used.Contains(candidate) || used.Contains(NameOf(candidate)); number++)
            {
                candidate = Numbered(identifier, number);
            }

            used.Add(candidate);
            used.Add(NameOf(candidate));
            identifiers.Add(candidate);
        }

        return identifiers;
    }

    /// <summary>The code.</summary>
    /// <param name="project">Namespace of the project.</param>
    /// <param name="names">The names of the classes.</param>
    public static string Code(string project, IReadOnlyList<string> names)
    {
        IReadOnlyList<string> identifiers = Identifiers(names);
        var code = new StringBuilder();
        code.Append(CultureInfo.InvariantCulture, $$"""
            namespace {{project}}
            {
                /// <summary>The classes of the model: numbers as <see cref="DupNet.Embedded.Detection.ClassIndex"/> tells them, and names.</summary>
                internal static class {{WrittenNames.ClassesType}}
                {
                    /// <summary>How many there are.</summary>
                    public const int Number = {{names.Count}};

            """);
        for (int i = 0; i < names.Count; i++)
        {
            string shown = Xml(names[i]);
            code.Append(CultureInfo.InvariantCulture, $$"""

                        /// <summary>Number of class {{i}}, {{shown}}.</summary>
                        public const int {{identifiers[i]}} = {{i}};

                        /// <summary>Name of class {{i}}, {{shown}}.</summary>
                        public const string {{NameOf(identifiers[i])}} = {{Literal(names[i])}};

                """);
        }

        return code.Append("    }\n}\n").ToString();
    }

    private static string NameOf(string identifier) => identifier + "Name";

    private static string Numbered(string identifier, int number) => string.Create(CultureInfo.InvariantCulture, $"{identifier}{number}");

    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
        {
            literal.Append(c switch
            {
                '"' or '\\' => "\\" + c,
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    private static string Xml(string text)
    {
        var shown = new StringBuilder();
        foreach (char c in text)
        {
            shown.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                < ' ' or > '~' => "?",
                _ => c.ToString(),
            });
        }

        return shown.Length == 0 ? "without a name" : shown.ToString();
    }
}
