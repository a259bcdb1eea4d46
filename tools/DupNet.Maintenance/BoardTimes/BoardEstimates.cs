using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DupNet.Boards;

namespace DupNet.Maintenance.BoardTimes;

/// <summary>Keeps the estimated times and the costs in the text of a <c>board.json</c> up to date.</summary>
public static class BoardEstimates
{
    /// <summary>Bounds that differ by less are the same estimate: small changes of a kernel need no new files.</summary>
    private const double Tolerance = 0.1;

    private static readonly JsonSerializerOptions s_written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Paths of all <c>board.json</c> files below a root folder.</summary>
    public static IReadOnlyList<string> Files(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "boards"), "board.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Whether the estimates in the text of a <c>board.json</c> agree with the counts.</summary>
    public static bool AreCurrent(string text, CountedInstructions counts)
    {
        Board board = BoardCatalog.Parse(text);
        return board.Profiles.All(profile => Agree(profile.Estimate, Estimate(board, profile, counts))) && Agree(board.Costs, BoardCosts.Of(board, counts));
    }

    /// <summary>The text of a <c>board.json</c> with new estimates from the counts.</summary>
    public static string Update(string text, CountedInstructions counts)
    {
        Board board = BoardCatalog.Parse(text);
        JsonNode root = JsonNode.Parse(text)!;
        JsonArray profiles = root["profiles"]!.AsArray();
        for (int i = 0; i < profiles.Count; i++)
        {
            profiles[i]!["estimate"] = JsonSerializer.SerializeToNode(Estimate(board, board.Profiles[i], counts), s_written);
        }

        root["costs"] = JsonSerializer.SerializeToNode(BoardCosts.Of(board, counts), s_written);
        return root.ToJsonString(s_written) + "\n";
    }

    /// <summary>The estimated time of a detection with a profile of a board.</summary>
    /// <exception cref="InvalidDataException">Nothing was counted for the profile's model at its input size.</exception>
    public static TimeEstimate Estimate(Board board, BoardProfile profile, CountedInstructions counts)
    {
        Chip chip = BoardCatalog.ChipOf(board);
        return profile switch
        {
            { Kernels: KernelKind.Managed, Model: ModelChoice.Default } => DetectTime.Managed(counts.Managed(profile.Input), chip.Interpreter, board.Megahertz),
            { Kernels: KernelKind.Managed, Input: CountedInstructions.NanoInput } => DetectTime.Managed(counts.Nano(), chip.Interpreter, board.Megahertz),
            { Kernels: KernelKind.Native, Model: ModelChoice.Default, Input: CountedInstructions.NativeInput } =>
                DetectTime.Native(counts.Native(chip.Counts), chip.Counts, board.Megahertz),
            _ => throw new InvalidDataException($"{board.Name}: {profile.Kernels} kernels are not counted with {profile.Model} at {profile.Input}"),
        };
    }

    private static bool Agree(IReadOnlyList<ModelCost> written, IReadOnlyList<ModelCost> computed) =>
        written.Count == computed.Count
        && written.Zip(computed).All(pair => pair.First.Model == pair.Second.Model
            && pair.First.Input == pair.Second.Input
            && pair.First.Engines.Count == pair.Second.Engines.Count
            && pair.First.Engines.Zip(pair.Second.Engines).All(engines => Agree(engines.First, engines.Second)));

    private static bool Agree(EngineCost written, EngineCost computed) =>
        (written.Kernels, written.Compiled, written.Fits) == (computed.Kernels, computed.Compiled, computed.Fits)
        && CloseOrUnknown(written.Instructions, computed.Instructions)
        && CloseOrUnknown(written.CodeBytes, computed.CodeBytes)
        && CloseOrUnknown(written.MemoryBytes, computed.MemoryBytes)
        && (written.Estimate is { } old && computed.Estimate is { } current ? Agree(old, current) : written.Estimate is null && computed.Estimate is null);

    private static bool Agree(TimeEstimate written, TimeEstimate computed)
    {
        // Beyond the count, which is its first word, an assumption must be the very text.
        string[] old = written.Assumption.Split(' ', 2);
        string[] current = computed.Assumption.Split(' ', 2);
        return Close(written.FromMilliseconds, computed.FromMilliseconds)
            && Close(written.ToMilliseconds, computed.ToMilliseconds)
            && double.TryParse(old[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
            && Close(count, double.Parse(current[0], CultureInfo.InvariantCulture))
            && old[^1] == current[^1];
    }

    private static bool CloseOrUnknown(long? written, long? computed) =>
        written is { } old && computed is { } current ? Close(old, (double)current) : written is null && computed is null;

    private static bool Close(double written, double computed) => Math.Abs(written - computed) <= Tolerance * computed;
}
