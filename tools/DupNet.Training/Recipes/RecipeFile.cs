using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DupNet.Files;

namespace DupNet.Training.Recipes;

/// <summary>Reads and writes recipe.json files.</summary>
public static class RecipeFile
{
    private const int MostBytes = 1 << 24;
    private const string ConventionsPath = "$.training.boxConventions";

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks a recipe file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RecipeException">The file cannot be read, is no recipe, or describes a network that cannot be trained.</exception>
    public static Recipe Read(string path)
    {
        string text;
        try
        {
            using var reader = new StreamReader(new MemoryStream(RegularFile.ReadAllBytes(path, MostBytes)));
            text = reader.ReadToEnd();
        }
        catch (FileRefusedException error)
        {
            throw new RecipeException($"{path}: {error.Message}", error);
        }

        try
        {
            return Parse(text);
        }
        catch (RecipeException error)
        {
            throw new RecipeException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The text of a recipe's file.</summary>
    /// <param name="recipe">The recipe.</param>
    public static string Text(Recipe recipe) => JsonSerializer.Serialize(recipe, s_options);

    /// <summary>Reads and checks the text of a recipe file.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="RecipeException">The text is no recipe, or describes a network that cannot be trained.</exception>
    public static Recipe Parse(string text)
    {
        Recipe recipe;
        try
        {
            recipe = JsonSerializer.Deserialize<Recipe>(text, s_options) ?? throw new RecipeException("the recipe is null");
        }
        catch (JsonException error)
        {
            bool isConvention = error.Path?.StartsWith(ConventionsPath, StringComparison.Ordinal) == true;
            throw new RecipeException(isConvention ? $"{error.Message} Conventions are given by class, then by prefix: {{ \"face\": {{ \"\": {{ \"width\": 1.05 }} }} }}." : error.Message, error);
        }

        RecipeRules.Check(recipe);
        return recipe;
    }
}
