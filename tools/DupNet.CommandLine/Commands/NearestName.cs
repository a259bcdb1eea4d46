using System;
using System.Collections.Generic;
using System.Linq;
using F23.StringSimilarity;

namespace DupNet.CommandLine.Commands;

/// <summary>Finds the name that a user meant by a misspelt one.</summary>
public static class NearestName
{
    /// <summary>One edit is forgiven for so many letters.</summary>
    private const int LettersPerEdit = 3;

    /// <summary>A shorter beginning stands for too many names.</summary>
    private const int ShortestBeginning = 3;

    private static readonly OptimalStringAlignment s_edits = new();

    /// <summary>The name that is nearest to what was written; null if none is near.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="names">The names that exist.</param>
    public static string? Of(string given, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string written = given.ToLowerInvariant();
        string[] begun = written.TrimStart('-').Length < ShortestBeginning
            ? []
            : [.. all.Where(name => name.StartsWith(written, StringComparison.OrdinalIgnoreCase))];
        if (begun.Length == 1)
        {
            return begun[0];
        }

        return all
            .Select(name => (Name: name, Edits: s_edits.Distance(written, name.ToLowerInvariant())))
            .Where(candidate => candidate.Edits <= Math.Max(1, Math.Max(candidate.Name.Length, written.Length) / LettersPerEdit))
            .Where(candidate => candidate.Edits < candidate.Name.TrimStart('-').Length)
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>Ends a message about an unknown name: <c> Did you mean ...?</c>, or nothing if no name is near.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="names">The names that exist.</param>
    public static string Question(string given, IEnumerable<string> names) => Of(given, names) is string name ? $" Did you mean {name}?" : string.Empty;
}
