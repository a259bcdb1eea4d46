using System.Collections.Generic;

namespace DupNet.Cli.Search;

/// <summary>What a search for pictures yields.</summary>
/// <param name="Files">Picture files, each once.</param>
/// <param name="Missing">Folders and patterns without a picture.</param>
/// <param name="Unreadable">Messages about folders that cannot be read.</param>
/// <param name="PassedOver">Files of folders and patterns that are no pictures, each once.</param>
internal sealed record PictureSearchResult(
    IReadOnlyList<string> Files, IReadOnlyList<string> Missing, IReadOnlyList<string> Unreadable, IReadOnlyList<string> PassedOver);
