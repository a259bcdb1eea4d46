using System.Text.RegularExpressions;

namespace DupNet.Projects;

/// <summary>Names in a sample's code.</summary>
internal static class SampleNames
{
    /// <summary>The code with the sample's namespace replaced, and its resource.</summary>
    /// <param name="code">The code.</param>
    /// <param name="old">The sample's namespace.</param>
    /// <param name="name">The project's.</param>
    public static string Replace(string code, string old, string name) => Regex.Replace(
        Regex.Replace(code, $@"\b{Regex.Escape(old)}\b", name, RegexOptions.CultureInvariant),
        @"\bBinaryResources\.(Nano|Default)\b",
        "BinaryResources.Model",
        RegexOptions.CultureInvariant);
}
