using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DupNet.Boards;

/// <summary>The boards and chips that came with the program.</summary>
public static class BoardCatalog
{
    private const string BoardPrefix = "boards/";
    private const string ChipPrefix = "chips/";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<IReadOnlyList<Board>> s_boards = new(static () => ReadAll<Board>(BoardPrefix));
    private static readonly Lazy<IReadOnlyList<Chip>> s_chips = new(static () => ReadAll<Chip>(ChipPrefix));

    /// <summary>All boards, in order of name.</summary>
    public static IReadOnlyList<Board> Boards => s_boards.Value;

    /// <summary>All chips, in order of name.</summary>
    public static IReadOnlyList<Chip> Chips => s_chips.Value;

    /// <summary>The board of a name as in <see cref="Boards"/>; null if there is none.</summary>
    public static Board? Find(string name) => Boards.FirstOrDefault(board => board.Name == name);

    /// <summary>The chip of a board.</summary>
    public static Chip ChipOf(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return Chips.First(chip => chip.Name == board.Chip);
    }

    /// <summary>Reads the text of a <c>board.json</c>.</summary>
    /// <exception cref="JsonException">A field is missing or of a wrong form.</exception>
    public static Board Parse(string text) => JsonSerializer.Deserialize<Board>(text, s_options) ?? throw new JsonException("a board is not null");

    /// <summary>A board as one line of JSON, with the names of its <c>board.json</c>.</summary>
    public static string ToJson(Board board) => JsonSerializer.Serialize(board, s_options);

    private static IReadOnlyList<T> ReadAll<T>(string prefix) =>
    [
        .. typeof(BoardCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read<T>),
    ];

    private static T Read<T>(string name)
    {
        using Stream stream = typeof(BoardCatalog).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, s_options)!;
    }
}
