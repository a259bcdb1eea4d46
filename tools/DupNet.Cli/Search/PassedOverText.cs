using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DupNet.Cli.Search;

/// <summary>Tells in one line which files a search passed over.</summary>
internal static class PassedOverText
{
    private const int MostExtensions = 5;

    /// <summary>A line such as "3 files were passed over, no pictures that can be read (2 .heic, 1 .csv)."</summary>
    /// <param name="files">The files, at least one.</param>
    public static string Of(IReadOnlyCollection<string> files)
    {
        string[] kinds =
        [
            .. files.CountBy(static file => Path.GetExtension(file).ToLowerInvariant(), StringComparer.Ordinal)
                .OrderByDescending(static kind => kind.Value)
                .ThenBy(static kind => kind.Key, StringComparer.Ordinal)
                .Select(static kind => string.Create(
                    CultureInfo.InvariantCulture, $"{kind.Value} {(kind.Key.Length == 0 ? "without an extension" : kind.Key)}")),
        ];
        string listed = string.Join(", ", kinds.Take(MostExtensions)) + (kinds.Length > MostExtensions ? ", ..." : string.Empty);
        string subject = files.Count == 1 ? "1 file was" : string.Create(CultureInfo.InvariantCulture, $"{files.Count} files were");
        return $"{subject} passed over, no pictures that can be read ({listed}).";
    }
}
