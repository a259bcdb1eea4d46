using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Xunit;

namespace DupNet.Boards.Tests;

/// <summary>Every <c>board.json</c> keeps the schema, and the schema tells what is wrong.</summary>
public class BoardSchemaTests
{
    private static readonly JsonSchema s_schema =
        JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "boards", "board.schema.json")));

    public static TheoryData<string> Names => [.. BoardCatalog.Boards.Select(board => board.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ABoardKeepsTheSchema(string name)
    {
        EvaluationResults results = s_schema.Evaluate(Element(Read(name)), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(
            results.IsValid,
            string.Join("; ", (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Values)));
    }

    [Theory]
    [InlineData("chip")]
    [InlineData("target")]
    [InlineData("psram")]
    [InlineData("camera")]
    [InlineData("leds")]
    [InlineData("partitions")]
    [InlineData("profiles")]
    [InlineData("sources")]
    public void AMissingFieldIsRefused(string field)
    {
        JsonNode board = Read("esp32-cam");
        board.AsObject().Remove(field);
        Assert.False(s_schema.Evaluate(Element(board)).IsValid);
    }

    [Fact]
    public void AFieldThatNobodyKnowsIsRefused()
    {
        JsonNode board = Read("esp32-cam");
        board["colour"] = "black";
        Assert.False(s_schema.Evaluate(Element(board)).IsValid);
    }

    [Fact]
    public void ACameraWithoutOneOfItsPinsIsRefused()
    {
        foreach (string name in (string[])["esp32-cam", "esp32-devkitc-arducam"])
        {
            JsonNode board = Read(name);
            board["camera"]!["pins"]!.AsObject().Remove("scl");
            Assert.False(s_schema.Evaluate(Element(board)).IsValid);
        }
    }

    [Fact]
    public void AnAddressThatNanoffWouldNotTakeIsRefused()
    {
        JsonNode board = Read("esp32-cam");
        board["partitions"]!["deployment"]!["address"] = "1E0000";
        Assert.False(s_schema.Evaluate(Element(board)).IsValid);
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static JsonNode Read(string name) => JsonNode.Parse(Repository.BoardText(name))!;
}
