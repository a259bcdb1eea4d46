using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using DupNet.Boards;

namespace DupNet.Fuzzing.Targets;

/// <summary>The text of a <c>board.json</c>: refused, or read to what is written as it was read.</summary>
internal sealed class BoardTarget() : FuzzTarget("board")
{
    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = SeedFiles.Of("boards", "board.json");

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string text;
        try
        {
            text = BoardCatalog.ToJson(BoardCatalog.Parse(Encoding.UTF8.GetString(input)));
        }
        catch (JsonException)
        {
            return false;
        }

        Require(BoardCatalog.ToJson(BoardCatalog.Parse(text)) == text, "a board that was written is read as it was");
        return true;
    }
}
