using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace DupNet.CommandLine.Commands;

/// <summary>Limits an option to some words, in any case. The message about another word is one line, and names the nearest word.</summary>
public static class AcceptedWords
{
    /// <summary>Makes an option refuse all words but some.</summary>
    /// <param name="option">The option to limit.</param>
    /// <param name="words">The words that the option takes, at least two.</param>
    public static void Require(Option option, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(option);
        option.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.OrdinalIgnoreCase)))
            {
                result.AddError(
                    $"{option.Name} must be {string.Join(", ", words.SkipLast(1))} or {words[^1]}, not '{word}'.{NearestName.Question(word, words)}");
            }
        });
    }
}
