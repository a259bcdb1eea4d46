using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DupNet.CommandLine.Commands;

/// <summary>Options that several commands have.</summary>
public static class CommonOptions
{
    private const int DefaultRounds = 50;
    private const int MostRounds = 100000;

    /// <summary>Makes the option <c>--output</c>: the file or folder for results.</summary>
    /// <param name="description">What is written to the file or folder.</param>
    /// <param name="helpName">Whether the value is a FILE or a DIR.</param>
    public static Option<string?> Output(string description, string helpName) => new("--output", "-o") { Description = description, HelpName = helpName };

    /// <summary>Makes the option <c>--json</c>: whether to print JSON.</summary>
    public static Option<bool> Json(string description) => new("--json") { Description = description };

    /// <summary>Makes an option for a whole number from 1 with a default.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">What help calls the number.</param>
    /// <param name="description">What the number is for.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="initial">The default.</param>
    /// <param name="wanted">What is wanted, for messages: "--name must be ...".</param>
    /// <param name="aliases">Other names of the option.</param>
    public static Option<int> Number(
        string name, string helpName, string description, int most, int initial, string wanted, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most)
            {
                return value;
            }

            result.AddError($"{name} must be {wanted}, not '{text}'.");
            return initial;
        },
        DefaultValueFactory = _ => initial,
    };

    /// <summary>Makes an option for a whole number from 1 without a default: null when it is not given.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">What help calls the number.</param>
    /// <param name="description">What the number is for.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="aliases">Other names of the option.</param>
    public static Option<long?> Whole(string name, string helpName, string description, long most, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= 1 && value <= most)
            {
                return value;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from 1 to {most}, not '{text}'."));
            return null;
        },
    };

    /// <summary>Makes an option for a number above 0.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">What help calls the number.</param>
    /// <param name="description">What the number is for.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="initial">The default; null for none.</param>
    public static Option<double?> Positive(string name, string helpName, string description, double most, double? initial = null) => Number(
        name, helpName, description, value => value > 0 && value <= most, string.Create(CultureInfo.InvariantCulture, $"above 0 and at most {most}"), initial);

    /// <summary>Makes an option for a number in a range.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">What help calls the number.</param>
    /// <param name="description">What the number is for.</param>
    /// <param name="least">The smallest number.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="initial">The default; null for none.</param>
    public static Option<double?> Between(string name, string helpName, string description, double least, double most, double? initial = null) => Number(
        name, helpName, description, value => value >= least && value <= most, string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"), initial);

    private static Option<double?> Number(string name, string helpName, string description, Predicate<double> isRight, string range, double? initial)
    {
        var option = new Option<double?>(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && isRight(value))
                {
                    return value;
                }

                result.AddError($"{name} must be a number {range}, not '{text}'.");
                return null;
            },
        };
        if (initial is not null)
        {
            option.DefaultValueFactory = _ => initial;
        }

        return option;
    }

    /// <summary>Makes the option <c>--rounds</c>: how often something is timed.</summary>
    public static Option<int> Rounds(string description) =>
        Number("--rounds", "N", description, MostRounds, DefaultRounds, $"a whole number from 1 to {MostRounds}");

    /// <summary>Makes an option for a number from 0 to 1 without a default: null when it is not given.</summary>
    public static Option<float?> Share(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "0..1",
        CustomParser = result => ParseShare(name, result),
    };

    private static float? ParseShare(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 1)
        {
            return value;
        }

        result.AddError($"{name} must be a number from 0 to 1, not '{text}'.");
        return null;
    }
}
