using System;
using System.Collections.Generic;

namespace DupNet.Cli.Search;

/// <summary>What a search notes on its way through folders.</summary>
internal sealed class SearchNotes
{
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <summary>Messages about folders that cannot be read.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Notes that a folder is entered; false if it was entered before, by this or another path.</summary>
    public bool Enter(string folder) => _entered.Add(RealPath.Of(folder));
}
