using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace DupNet.DeviceCheck.Facades;

/// <summary>The project of a facade assembly: ASSEMBLY.csproj beside the folder ASSEMBLY with its source.</summary>
public static class FacadeProject
{
    /// <summary>Source folders of the facades that a facade references, directly or not.</summary>
    /// <param name="facades">Folder of all facades.</param>
    /// <param name="assembly">Name of the assembly.</param>
    public static IReadOnlyList<string> ReferencesOf(string facades, string assembly)
    {
        HashSet<string> found = [];
        Queue<string> open = new([assembly]);
        while (open.TryDequeue(out string? current))
        {
            foreach (string name in XDocument.Load(Path.Combine(facades, current + ".csproj")).Descendants("ProjectReference")
                .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")?.Value ?? string.Empty))
                .Where(found.Add))
            {
                open.Enqueue(name);
            }
        }

        return [.. found.Select(name => Path.Combine(facades, name))];
    }
}
