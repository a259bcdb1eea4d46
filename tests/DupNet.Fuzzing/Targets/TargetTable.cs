using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.CommandLine.Outcomes;

namespace DupNet.Fuzzing.Targets;

/// <summary>All targets. Who adds a reader of bytes from outside adds a row.</summary>
internal static class TargetTable
{
    private static readonly Lazy<IReadOnlyList<FuzzTarget>> s_all = new(static () =>
    [
        new ModelTarget(),
        new SlicedModelTarget(),
        new StoreTarget(),
        new FrameTarget(),
        .. DataSetTarget.All(),
        new RecipeTarget(),
        new BoardTarget(),
        new DescriptionTarget(),
        new OnnxTarget(),
        new PictureTarget(),
        new ServerTarget(),
        new ClientTarget(),
        new FeederTarget(),
        new SerialCameraTarget(),
        new HttpTarget(),
    ]);

    /// <summary>All targets in their order.</summary>
    public static IReadOnlyList<FuzzTarget> All => s_all.Value;

    /// <summary>The targets of some names; all for none.</summary>
    /// <exception cref="CommandException">There is no such target.</exception>
    public static IReadOnlyList<FuzzTarget> Named(IReadOnlyCollection<string> names)
    {
        string? unknown = names.FirstOrDefault(static name => All.All(target => target.Name != name));
        return unknown is null
            ? [.. All.Where(target => names.Count == 0 || names.Contains(target.Name))]
            : throw new CommandException(ExitCode.Usage, $"there is no target {unknown}; there are {string.Join(", ", All.Select(static target => target.Name))}.");
    }
}
