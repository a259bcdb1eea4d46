using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Troubles;

namespace DupNet.Cli.Output;

/// <summary>Something odd in a data set, in JSON.</summary>
/// <param name="Kind">Kind of the trouble.</param>
/// <param name="LeftOut">Whether something of the data set is left out because of it; otherwise it was put right.</param>
/// <param name="File">The file in which it shows.</param>
/// <param name="Line">Line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Message">The trouble in words.</param>
internal sealed record TroubleJson(TroubleKind Kind, bool LeftOut, string File, int Line, string Message)
{
    /// <summary>Makes the JSON form of troubles.</summary>
    public static IReadOnlyList<TroubleJson> Of(IReadOnlyList<Trouble> troubles) =>
        [.. troubles.Select(static trouble => new TroubleJson(trouble.Kind, trouble.Kind.LeavesOut(), trouble.Path, trouble.Line, trouble.Message))];
}
