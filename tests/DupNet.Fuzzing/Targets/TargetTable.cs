using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Writing;
using DupNet.Packing;
using DupNet.Training.Recipes;

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
        .. SequenceTarget.All(),
        new RewrittenTarget<RecipeException>("recipe", SeedFiles.Of("models", "recipe.json"), static text => RecipeFile.Text(RecipeFile.Parse(Encoding.UTF8.GetString(text)))),
        new RewrittenTarget<JsonException>("board", SeedFiles.Of("boards", "board.json"), static text => BoardCatalog.ToJson(BoardCatalog.Parse(Encoding.UTF8.GetString(text)))),
        new RewrittenTarget<FormatException>("description", Descriptions(), static text => DescriptionJson.Write(DescriptionJson.Read(text))),
        new OnnxTarget(),
        new PictureTarget(),
        new ServerTarget(),
        new ClientTarget(),
        new FeederTarget(),
        new SerialCameraTarget(),
        new HttpTarget(),
        new HouseTarget(),
        new HouseSettingsTarget(),
        new WatchTarget(),
        new AddressTarget(),
        .. SignatureTarget.All(),
        .. KeyTarget.All(),
        .. FlashTarget.All(),
        new SelfTestTarget(),
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

    /// <summary>Settings of <c>dupnet import</c>.</summary>
    private static byte[][] Descriptions() =>
    [
        Encoding.UTF8.GetBytes(DescriptionJson.Write(NetworkDescription.Of(ModelUnpacker.Read(SpotModel.Bytes), OnnxExport.OutputName))),
        """{"name": "x", "input": {"range": [0, 1]}, "heads": [{"anchors": [[8, 8]]}]}"""u8.ToArray(),
    ];
}
