using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace DupNet.CommandLine.Commands;

/// <summary>An option that takes one of some words. Help lists them as its value.</summary>
/// <typeparam name="T">What a word stands for.</typeparam>
public sealed class ChoiceOption<T> : Option<string>
{
    private readonly IReadOnlyList<(string Word, T Value)> _choices;

    /// <summary>An option whose first word is meant where it is left out.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What is chosen.</param>
    /// <param name="choices">The words and what they stand for.</param>
    public ChoiceOption(string name, string description, params (string Word, T Value)[] choices)
        : base(name)
    {
        _choices = choices;
        string[] words = [.. choices.Select(choice => choice.Word)];
        Description = description;
        HelpName = string.Join('|', words);
        DefaultValueFactory = _ => words[0];
        Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.Ordinal)))
            {
                result.AddError($"{name} must be {string.Join(", ", words[..^1])} or {words[^1]}, not '{word}'.{NearestName.Question(word, words)}");
            }
        });
    }

    /// <summary>What was chosen.</summary>
    public T Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        string word = parsed.GetRequiredValue(this);
        return _choices.First(choice => choice.Word == word).Value;
    }
}
