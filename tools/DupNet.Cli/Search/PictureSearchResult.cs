using System.Collections.Generic;

namespace DupNet.Cli.Search;

/// <summary>What a search yields.</summary>
/// <param name="Files">Picture files, each once.</param>
/// <param name="Missing">Folders and patterns without a picture.</param>
internal sealed record PictureSearchResult(IReadOnlyList<string> Files, IReadOnlyList<string> Missing);
