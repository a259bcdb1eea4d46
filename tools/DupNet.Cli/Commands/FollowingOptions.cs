using System.Collections.Generic;
using System.CommandLine;
using DupNet.CommandLine.Commands;

namespace DupNet.Cli.Commands;

/// <summary>The options of a command that say how the stream detector follows faces.</summary>
internal sealed class FollowingOptions
{
    private const int MostWork = 1_000_000_000;
    private const int MostSide = 8192;

    private readonly Option<long?> _work = CommonOptions.Whole(
        "--work", "N", "IL instructions that the stream detector's looks may take in a frame, on average (WorkPerFrame). Default: that of the library.", MostWork);

    private readonly Option<long?> _zoom = CommonOptions.Whole(
        "--zoom", "N", "Side of the stream detector's small input (ZoomSide). Default: the model's smallest.", MostSide);

    /// <summary>All options.</summary>
    public IReadOnlyList<Option> All => [_work, _zoom];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that the user chose, by the names that the library has for them.</summary>
    public IReadOnlyDictionary<string, object> Of(ParseResult parsed)
    {
        var settings = new Dictionary<string, object>();
        foreach ((Option<long?> option, string name) in new[] { (_work, "WorkPerFrame"), (_zoom, "ZoomSide") })
        {
            if (parsed.GetValue(option) is long value)
            {
                settings.Add(name, (int)value);
            }
        }

        return settings;
    }
}
