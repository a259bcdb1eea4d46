using System;
using System.Linq;
using System.Text.Json;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public InspectCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JsonTellsWhatTheModelIs()
    {
        CommandResult result = CommandResult.Run("inspect", _model, "--size", "128x64", "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        JsonElement json = result.SingleJson();
        Assert.Equal("spots", json.GetProperty("name").GetString());
        Assert.Equal("spot", json.GetProperty("classes")[0].GetString());
        Assert.Equal((128, 64), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        Assert.Equal(0.5, json.GetProperty("scoreThreshold").GetDouble());

        JsonElement bytes = json.GetProperty("bytes");
        Assert.Equal(SpotModel.Bytes.Length, bytes.GetProperty("total").GetInt32());
        Assert.Equal(
            SpotModel.Bytes.Length,
            bytes.GetProperty("header").GetInt32() + bytes.GetProperty("weights").GetInt32() + bytes.GetProperty("quantizers").GetInt32());

        DupNetModel model = SpotModel.Model;
        Assert.Equal(
            Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = 128, InputHeight = 64 }),
            json.GetProperty("memoryBytes").GetInt32());

        JsonElement[] layers = [.. json.GetProperty("layers").EnumerateArray()];
        Assert.Equal(2, layers.Length);
        Assert.Equal((16, 8), (layers[0].GetProperty("width").GetInt32(), layers[0].GetProperty("height").GetInt32()));

        // 32 x 16 pixels before the pool: 16 taps; 8 bit planes in one word. Then 16 x 8 pixels of 5 filters.
        Assert.Equal(32 * 16 * 16, layers[0].GetProperty("macs").GetInt64());
        Assert.Equal(32 * 16 * 8, layers[0].GetProperty("wordOperations").GetInt64());
        Assert.Equal(16 * 8 * 5, layers[1].GetProperty("macs").GetInt64());
        Assert.Equal(layers.Sum(layer => layer.GetProperty("macs").GetInt64()), json.GetProperty("macs").GetInt64());
    }

    [Fact]
    public void TheMemoryMapAddsUp()
    {
        foreach (string[] arguments in new string[][] { ["inspect", _model, "--json"], ["inspect", "--json"] })
        {
            JsonElement json = CommandResult.Run(arguments).SingleJson();
            JsonElement[] buffers = [.. json.GetProperty("buffers").EnumerateArray()];
            int arena = json.GetProperty("arenaBytes").GetInt32();
            JsonElement[] maps = [.. buffers.Where(buffer => buffer.GetProperty("arenaOffset").ValueKind == JsonValueKind.Number)];
            (int Start, int End, int First, int Last)[] places = [.. maps.Select(map => (
                map.GetProperty("arenaOffset").GetInt32(),
                map.GetProperty("arenaOffset").GetInt32() + map.GetProperty("bytes").GetInt32(),
                map.GetProperty("firstLayer").GetInt32(),
                map.GetProperty("lastLayer").GetInt32()))];
            Assert.Equal(arena, places.Max(place => place.End));
            Assert.Equal(
                json.GetProperty("memoryBytes").GetInt32(), arena + buffers.Where(buffer => buffer.GetProperty("arenaOffset").ValueKind != JsonValueKind.Number).Sum(buffer => buffer.GetProperty("bytes").GetInt32()));

            // Two maps that share bytes never live at the same time.
            for (int i = 0; i < places.Length; i++)
            {
                for (int other = 0; other < i; other++)
                {
                    bool share = places[i].Start < places[other].End && places[other].Start < places[i].End;
                    bool together = places[i].First <= places[other].Last && places[other].First <= places[i].Last;
                    Assert.False(share && together);
                }
            }
        }
    }

    [Fact]
    public void TextHasALineALayer()
    {
        CommandResult result = CommandResult.Run("inspect", _model);
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.StartsWith("spots: finds spot; checksum ", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("input 64 x 64 x 1; sides 16..256 in steps of 8", result.Lines[1], StringComparison.Ordinal);
        Assert.Equal("objects 8 to 13 input pixels long, 0.13 to 0.21 of the input", result.Lines[2]);
        Assert.StartsWith("1      image", result.Lines[4], StringComparison.Ordinal);
        Assert.StartsWith("2          1", result.Lines[5], StringComparison.Ordinal);
        Assert.Contains($"file    {SpotModel.Bytes.Length} bytes: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageShowsAModelAndAPicture()
    {
        string picture = Spots.Write(_folder.File("spot.png"), 64, 64, (8, 8, 8, 8));
        string page = _folder.File("page.html");
        CommandResult result = CommandResult.Run("inspect", _model, "--html", page, "--picture", picture, "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal("spots", result.SingleJson().GetProperty("name").GetString());
        string html = System.IO.File.ReadAllText(page);
        Assert.Contains("In the picture spot.png", html, StringComparison.Ordinal);
        Assert.Contains("1 found", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ABoardIsToldInEachWayToRunTheModel()
    {
        string page = _folder.File("page.html");
        JsonElement json = CommandResult.Run("inspect", "--board", "esp32-c3-devkit-arducam", "--json", "--html", page).SingleJson().GetProperty("board");
        Board board = BoardCatalog.Find("esp32-c3-devkit-arducam")!;
        Assert.Equal(board.Name, json.GetProperty("name").GetString());
        JsonElement[] engines = [.. json.GetProperty("engines").EnumerateArray()];
        EngineCost[] known = [.. board.Costs.First(cost => cost.Model == ModelChoice.Default).Engines];
        Assert.Equal(
            [("managed", false), ("managed", true), ("native", false), ("native", true)],
            engines.Select(engine => (engine.GetProperty("kernels").GetString()!, engine.GetProperty("compiled").GetBoolean())));
        Assert.Equal(known.Select(engine => engine.MemoryBytes), engines.Select(engine => engine.GetProperty("memoryBytes").Deserialize<long?>()));
        Assert.Equal(known.Select(engine => engine.Fits), engines.Select(engine => engine.GetProperty("fits").Deserialize<bool?>()));

        string html = System.IO.File.ReadAllText(page);
        Assert.Contains(board.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain("esp32-cam", html, StringComparison.Ordinal);

        CommandResult text = CommandResult.Run("inspect", _model, "--board", board.Name);
        Assert.Equal((ExitCode.Success, string.Empty), (text.ExitCode, text.Error));
        Assert.All(["managed ", "managed, compiled ", "native ", "native, compiled "], name => Assert.Contains(text.Lines, line => line.StartsWith(name, StringComparison.Ordinal)));
        Assert.Contains("nobody has timed one on a board", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutABoardNoneIsTold() => Assert.Equal(
        JsonValueKind.Null, CommandResult.Run("inspect", _model, "--json").SingleJson().GetProperty("board").ValueKind);

    [Fact]
    public void ABoardThatNobodyKnowsIsTold() => CommandResult.Run("inspect", _model, "--board", "uno").AssertFails(ExitCode.Usage, "no board is called 'uno'");

    [Fact]
    public void APictureNeedsAPageAndMustBeOne()
    {
        CommandResult.Run("inspect", _model, "--picture", _model).AssertFails(ExitCode.Usage, "--picture needs --html");
        CommandResult.Run("inspect", _model, "--html", _folder.File("page.html"), "--picture", _model).AssertFails(ExitCode.Failure, "not a picture");
        Assert.False(System.IO.File.Exists(_folder.File("page.html")));
    }

    [Fact]
    public void WithoutAModelTheBuiltInOneIsMeant()
    {
        JsonElement json = CommandResult.Run("inspect", "--json").SingleJson();
        Assert.Contains("face", json.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
        Assert.InRange(json.GetProperty("bytes").GetProperty("total").GetInt32(), 1, 37_785);
    }

    [Fact]
    public void ASizeThatTheModelRefusesIsAUsageError() => CommandResult.Run("inspect", _model, "--size", "12").AssertFails(
        ExitCode.Usage, "--size", "multiple of 8 in 16..256");
}
