using System.Collections.Generic;
using System.Linq;
using DupNet.DataSets.Troubles;

namespace DupNet.Cli.Output;

/// <summary>Something odd in a data set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="LeftOut">Whether something is not used for it; otherwise it was put right.</param>
/// <param name="File">The file that says so.</param>
/// <param name="Line">The line there; 0 for the file as a whole.</param>
/// <param name="Message">In words.</param>
internal sealed record TroubleJson(TroubleKind Kind, bool LeftOut, string File, int Line, string Message)
{
    /// <summary>Troubles as JSON has them.</summary>
    public static IReadOnlyList<TroubleJson> Of(IReadOnlyList<Trouble> troubles) =>
        [.. troubles.Select(static trouble => new TroubleJson(trouble.Kind, trouble.Kind.LeavesOut(), trouble.Path, trouble.Line, trouble.Message))];
}
