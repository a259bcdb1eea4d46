using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace DupNet.DeviceCheck.Interop;

/// <summary>
/// The method table in a firmware's C++ file: one entry a line with the managed method as its comment; then name, checksum and version.
/// </summary>
/// <param name="Entries">Native function (or nullptr) and managed method of each entry, in the order of the table.</param>
/// <param name="Assembly">Name of the assembly.</param>
/// <param name="Checksum">Checksum that the file states.</param>
/// <param name="Version">Version that the file states.</param>
public sealed record NativeSource(IReadOnlyList<(string Function, string Method)> Entries, string Assembly, uint Checksum, string Version)
{
    /// <summary>Reads the method table of a C++ file.</summary>
    /// <exception cref="InvalidDataException">The file has no table.</exception>
    public static NativeSource Read(string path)
    {
        string text = File.ReadAllText(path);
        Match table = Regex.Match(text, @"CLR_RT_MethodHandler \w+\[\] = \{\r?\n(?<entries>(?: +\w+, +// [\w.]+\r?\n)+)\};");

        // The pattern by which nanoFramework's build finds checksum and version.
        Match data = Regex.Match(
            text,
            """[ \t\r\n]+CLR_RT_NativeAssemblyData[ \t\r\n]+g_CLR_AssemblyNative_(?<symbol>\w+)[ \t\r\n]*=[^{]+{[^0"]+"(?<name>[^0"]+)"[^0]+0x(?<checksum>[0-9A-Za-z]+)[^{]+{[ \t\r\n]*(?<version>[0-9]+, *[0-9]+, *[0-9]+, *[0-9]+)}""");
        if (!table.Success || !data.Success)
        {
            throw new InvalidDataException(path + " has no method table, or no CLR_RT_NativeAssemblyData");
        }

        string name = data.Groups["name"].Value;
        if (data.Groups["symbol"].Value != name.Replace('.', '_'))
        {
            throw new InvalidDataException(path + ": the symbol of " + name + " is g_CLR_AssemblyNative_" + data.Groups["symbol"].Value);
        }

        return new NativeSource(
            [.. Regex.Matches(table.Groups["entries"].Value, @"(\w+), +// ([\w.]+)").Select(entry => (entry.Groups[1].Value, entry.Groups[2].Value))],
            name,
            uint.Parse(data.Groups["checksum"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            data.Groups["version"].Value.Replace(", ", ".", System.StringComparison.Ordinal));
    }
}
