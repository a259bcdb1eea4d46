using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DupNet.CommandLine.Commands;

/// <summary>
/// Reads a command line for mistakes that the parser lets pass. To the parser an unknown option is a file: the command would run
/// without the option.
/// </summary>
/// <remarks>
/// What begins with <c>-</c> is an option, up to an argument <c>--</c>. <c>-</c> alone is none. A value is the next argument, or comes
/// after <c>=</c>. The next argument may not begin with <c>-</c>, unless it is a number. What begins with a longer dash, which
/// text programs make of two hyphens, is an option that does not exist.
/// </remarks>
internal sealed class CommandLineCheck
{
    private const string EndOfOptions = "--";
    private const char MinusSign = '\u2212';

    private readonly List<string> _mistakes = [];
    private readonly HashSet<Option> _given = [];

    /// <summary>Checks a command line.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    public CommandLineCheck(Command program, IReadOnlyList<string> arguments)
    {
        Path = [program];
        bool named = false;
        for (int i = 0; i < arguments.Count && arguments[i] != EndOfOptions; i++)
        {
            string argument = arguments[i];
            if (IsOption(argument))
            {
                i += TakeOption(argument, i + 1 < arguments.Count ? arguments[i + 1] : null);
            }
            else if (named || !TakeCommand(argument))
            {
                named = true;
            }
        }
    }

    /// <summary>The program, then each command down to the one that is meant.</summary>
    public IReadOnlyList<Command> Path { get; private set; }

    /// <summary>The mistakes, in the order of the command line; empty where help is asked for.</summary>
    public IReadOnlyList<string> Mistakes => _given.OfType<HelpOption>().Any() ? [] : _mistakes;

    private Command Command => Path[^1];

    /// <summary>Options that the command takes: its own, and those of commands above it that hold for all below.</summary>
    private IEnumerable<Option> Options => Path.SelectMany((command, depth) => command.Options.Where(option => depth == Path.Count - 1 || option.Recursive));

    /// <summary>Makes the message about a command that does not exist.</summary>
    /// <param name="parent">The command that the unknown one would be part of.</param>
    /// <param name="word">The unknown command, as it was written.</param>
    public static string UnknownCommand(Command parent, string word) =>
        $"unknown command '{word}'.{NearestName.Question(word, parent.Subcommands.Select(command => command.Name))}";

    private static bool IsOption(string argument) => argument.Length > 1 && IsDash(argument[0]);

    private static bool IsDash(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation || character == MinusSign;

    private static bool IsNumber(string argument) => double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<string> NamesOf(Option option) => option.Aliases.Prepend(option.Name);

    /// <summary>Goes down into a command; returns whether the word is one, or should be.</summary>
    private bool TakeCommand(string word)
    {
        if (Command.Subcommands.FirstOrDefault(command => command.Name == word) is Command found)
        {
            Path = [.. Path, found];
            return true;
        }

        if (Command.Subcommands.Count == 0 || Command.Arguments.Count > 0)
        {
            return false;
        }

        _mistakes.Add(UnknownCommand(Command, word));
        return false;
    }

    /// <summary>Checks an option; returns how many further arguments it takes.</summary>
    private int TakeOption(string argument, string? next)
    {
        int end = argument.IndexOfAny(['=', ':']);
        string name = end < 0 ? argument : argument[..end];
        Option? option = Find(name);
        if (option is null)
        {
            _mistakes.Add(Unknown(argument, name));
            return 0;
        }

        if (!_given.Add(option) && option.Arity.MaximumNumberOfValues <= 1)
        {
            _mistakes.Add($"{option.Name} is given twice.");
        }

        if (option.Arity.MaximumNumberOfValues == 0)
        {
            if (end >= 0)
            {
                _mistakes.Add($"{option.Name} takes no value.");
            }

            return 0;
        }

        if (end >= 0)
        {
            if (end == argument.Length - 1)
            {
                _mistakes.Add($"{option.Name} needs a value.");
            }

            return 0;
        }

        if (next is null || (IsOption(next) && !IsNumber(next)))
        {
            _mistakes.Add(
                next is null or EndOfOptions || Find(next) is not null
                    ? $"{option.Name} needs a value."
                    : $"{option.Name} needs a value; one that begins with '-' is written {option.Name}={next}.");
            return 0;
        }

        return 1;
    }

    private Option? Find(string name) => Options.FirstOrDefault(option => NamesOf(option).Contains(name, StringComparer.Ordinal));

    private string Unknown(string argument, string name)
    {
        if (argument[1] != '-' && argument.Length > 2 && Find(argument[..2]) is Option option && option.Arity.MaximumNumberOfValues > 0 && Find("-" + name) is null)
        {
            return $"unknown option {argument}. A value stands apart: {argument[..2]} {argument[2..]}";
        }

        string rest = string.Concat(name.SkipWhile(IsDash));
        if (Command.Arguments.FirstOrDefault(known => string.Equals(known.Name, rest, StringComparison.OrdinalIgnoreCase)) is Argument given)
        {
            return $"unknown option {name}. {given.Name} is given without one: {string.Join(' ', Path.Select(command => command.Name))} {given.Name}";
        }

        string hyphened = name[0] == '-' ? name : (rest.Length == 1 ? "-" : "--") + rest;
        string question = (Find(hyphened) ?? Find("-" + hyphened)) is Option meant
            ? $" Did you mean {meant.Name}?"
            : NearestName.Question(hyphened, Options.SelectMany(NamesOf).Where(known => known.Length > 2));
        string file = Command.Arguments.Count > 0 && (System.IO.Path.HasExtension(argument) || File.Exists(argument))
            ? " A file of this name is given after --."
            : string.Empty;
        return $"unknown option {name}.{question}{file}";
    }
}
