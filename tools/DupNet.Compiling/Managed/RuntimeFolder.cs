using System.IO;

namespace DupNet.Compiling.Managed;

/// <summary>Finds the runtime's project, which generated projects reference.</summary>
public static class RuntimeFolder
{
    private const string Checkout = "DupNet.Embedded";

    private static readonly string s_runtime = Path.Combine("nf-src", "DupNet.Embedded");

    /// <summary>
    /// The way from a folder within <paramref name="folder"/> to that of DupNet.Embedded.nfproj: in the nearest folder above that is a checkout, or
    /// that has one of the name DupNet.Embedded. Where there is none, as if it lay beside <paramref name="folder"/>.
    /// </summary>
    /// <param name="folder">The folder of the generated files; it need not exist.</param>
    /// <returns>A relative path.</returns>
    public static string From(string folder)
    {
        string full = Path.GetFullPath(folder);
        string found = Path.Combine(full, "..", Checkout, s_runtime);
        for (string? above = full; above != null; above = Path.GetDirectoryName(above))
        {
            string[] places = [Path.Combine(above, s_runtime), Path.Combine(above, Checkout, s_runtime)];
            if (System.Array.Find(places, place => File.Exists(Path.Combine(place, "DupNet.Embedded.nfproj"))) is { } place)
            {
                found = place;
                break;
            }
        }

        return Path.GetRelativePath(Path.Combine(full, "assembly"), found);
    }
}
