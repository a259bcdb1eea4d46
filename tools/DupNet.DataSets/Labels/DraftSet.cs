using System.Collections.Generic;

namespace DupNet.DataSets.Labels;

/// <summary>The labels of a data set as their files have them, before they are held against the photos.</summary>
/// <param name="Photos">The photos.</param>
/// <param name="Classes">Names of the classes in the order of the data set; classes that only labels name come after them.</param>
internal sealed record DraftSet(List<PhotoDraft> Photos, IReadOnlyList<string> Classes);
