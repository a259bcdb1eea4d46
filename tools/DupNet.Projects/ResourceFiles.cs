using System.Text.RegularExpressions;

namespace DupNet.Projects;

/// <summary>The resources of a project: the model alone.</summary>
internal static class ResourceFiles
{
    /// <summary>By which a device knows a resource named Model: nFResXFileCodeGenerator's hash of the name.</summary>
    internal const short ModelId = 30387;

    /// <summary>The list of resources.</summary>
    /// <param name="sample">That of the sample.</param>
    public static string Resx(string sample)
    {
        string first = Regex.Match(sample, "  <data name=.*?</data>\n", RegexOptions.Singleline).Value;
        string entry = Regex.Replace(first, "name=\"\\w+\"", "name=\"Model\"");
        entry = Regex.Replace(entry, "<value>[^;]*;", $"<value>{WrittenNames.ModelFile};");
        string rest = Regex.Replace(sample, "  <data name=.*?</data>\n", string.Empty, RegexOptions.Singleline);
        return rest.Replace("</root>", entry + "</root>", System.StringComparison.Ordinal);
    }

    /// <summary>The code that Visual Studio writes for it.</summary>
    /// <param name="sample">That of the sample.</param>
    /// <param name="old">The sample's namespace.</param>
    /// <param name="name">The project's.</param>
    public static string Designer(string sample, string old, string name)
    {
        string renamed = Regex.Replace(sample, $@"\b{Regex.Escape(old)}\b", name);
        return Regex.Replace(renamed, "(enum BinaryResources : short\n        {\n)[^}]*(        })", $"${{1}}            Model = {ModelId.ToString(System.Globalization.CultureInfo.InvariantCulture)},\n$2");
    }
}
