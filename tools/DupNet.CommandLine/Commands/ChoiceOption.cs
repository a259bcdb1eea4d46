using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace DupNet.CommandLine.Commands;

/// <summary>An option that takes one of some words, in any case. Help lists them once.</summary>
/// <typeparam name="T">What a word stands for.</typeparam>
public sealed class ChoiceOption<T> : Option<string>
{
    /// <summary>More words are listed after the description: help is a table.</summary>
    private const int MostInName = 4;

    private readonly IReadOnlyList<(string Word, T Value)> _choices;

    /// <summary>Makes an option whose first word counts where the option is left out.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What is chosen.</param>
    /// <param name="choices">The words and what they stand for.</param>
    public ChoiceOption(string name, string description, params (string Word, T Value)[] choices)
        : base(name)
    {
        _choices = choices;
        string[] words = [.. choices.Select(choice => choice.Word)];
        bool isShort = words.Length <= MostInName;
        Description = isShort ? description : $"{description} One of: {string.Join(", ", words)}.";
        HelpName = isShort ? string.Join('|', words) : "WORD";
        DefaultValueFactory = _ => words[0];
        AcceptedWords.Require(this, words);
    }

    /// <summary>The value that the user chose.</summary>
    public T Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        string word = parsed.GetRequiredValue(this);
        return _choices.First(choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
