using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace DupNet.Projects;

/// <summary>The resources of a project: one model in place of the sample's, and the sample's other files.</summary>
internal static class ResourceFiles
{
    /// <summary>By which a device knows a resource named Model: nFResXFileCodeGenerator's hash of the name.</summary>
    internal const short ModelId = 30387;

    private const string ModelExtension = ".dupnet";
    private const string Entries = "  <data name=\"(?<name>\\w+)\".*?<value>(?<file>[^;]*);.*?</data>\n";

    /// <summary>The list of resources.</summary>
    /// <param name="sample">That of the sample.</param>
    public static string Resx(string sample)
    {
        string first = Regex.Matches(sample, Entries, RegexOptions.Singleline).First(IsModel).Value;
        string entry = Regex.Replace(first, "name=\"\\w+\"", "name=\"Model\"");
        entry = Regex.Replace(entry, "<value>[^;]*;", $"<value>{WrittenNames.ModelFile};");
        string rest = Regex.Replace(sample, Entries, match => IsModel(match) ? string.Empty : match.Value, RegexOptions.Singleline);
        return rest.Replace("</root>", entry + "</root>", StringComparison.Ordinal);
    }

    /// <summary>The files that are resources besides models, as in page.html.</summary>
    /// <param name="sample">The list of the sample's resources.</param>
    public static IEnumerable<string> Others(string sample) =>
        Regex.Matches(sample, Entries, RegexOptions.Singleline).Where(static match => !IsModel(match)).Select(static match => match.Groups["file"].Value);

    /// <summary>The code that Visual Studio writes for them.</summary>
    /// <param name="sample">That of the sample.</param>
    /// <param name="resx">The list of the sample's resources.</param>
    /// <param name="old">The sample's namespace.</param>
    /// <param name="name">The project's.</param>
    public static string Designer(string sample, string resx, string old, string name)
    {
        string renamed = Regex.Replace(sample, $@"\b{Regex.Escape(old)}\b", name);
        HashSet<string> models = [.. Regex.Matches(resx, Entries, RegexOptions.Singleline).Where(IsModel).Select(static match => match.Groups["name"].Value)];
        return Regex.Replace(renamed, "(?<head>enum BinaryResources : short\n        {\n)(?<ids>[^}]*)", match =>
        {
            // In the order of their numbers, as Visual Studio has them.
            IEnumerable<(string Name, int Id)> others = Regex.Matches(match.Groups["ids"].Value, "(\\w+) = (-?\\d+),")
                .Select(static id => (Name: id.Groups[1].Value, Id: int.Parse(id.Groups[2].Value, CultureInfo.InvariantCulture)))
                .Where(id => !models.Contains(id.Name))
                .Append(("Model", ModelId))
                .OrderBy(static id => id.Item2);
            return match.Groups["head"].Value
                + string.Concat(others.Select(static id => string.Create(CultureInfo.InvariantCulture, $"            {id.Name} = {id.Id},\n")))
                + "        ";
        });
    }

    private static bool IsModel(Match entry) => entry.Groups["file"].Value.EndsWith(ModelExtension, StringComparison.Ordinal);
}
