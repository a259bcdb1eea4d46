using System.Globalization;
using System.Linq;

namespace DupNet.Compiling.Managed;

/// <summary>Names in the code of a model.</summary>
/// <param name="Model">The model's class.</param>
internal sealed record ManagedNames(string Model)
{
    private const string Namespace = "CompiledModels";

    /// <summary>The names for a model: the letters and digits of its own, words in capitals.</summary>
    /// <param name="name">The model's name.</param>
    public static ManagedNames Of(string name)
    {
        string[] words = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
        string joined = string.Concat(words.Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
        return new ManagedNames(joined.Length == 0 || char.IsAsciiDigit(joined[0]) ? "Model" + joined : joined);
    }

    /// <summary>The namespace of an assembly, which is its name too but for the first one's.</summary>
    /// <param name="part">Number of the assembly.</param>
    public string NamespaceOf(int part) => part == 0 ? Namespace : AssemblyOf(part);

    /// <summary>The name of an assembly.</summary>
    /// <param name="part">Number of the assembly.</param>
    public string AssemblyOf(int part) =>
        Namespace + "." + Model + (part == 0 ? "" : "Part" + part.ToString(CultureInfo.InvariantCulture));

    /// <summary>The class that runs a layer.</summary>
    public static string LayerOf(int number) => "Layer" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The class of a layer's methods.</summary>
    public static string SumsOf(int number) => LayerOf(number) + "Sums";
}
