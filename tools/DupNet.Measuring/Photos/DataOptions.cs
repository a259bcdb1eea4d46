using System.CommandLine;
using DupNet.DataSets;

namespace DupNet.Measuring.Photos;

/// <summary>Options that say which labelled photos to use.</summary>
public sealed class DataOptions
{
    /// <summary>The options.</summary>
    /// <param name="description">What the data set is for, and its form.</param>
    public DataOptions(string description)
    {
        Data = new Option<string>("--data", "-d") { Description = description, HelpName = "DIR", Required = true };
    }

    /// <summary>The folder with the labels.</summary>
    public Option<string> Data { get; }

    /// <summary>The folder with the photos; null for that of the labels.</summary>
    public Option<string?> Photos { get; } = PhotosOption();

    /// <summary>Whether anything odd is a failure.</summary>
    public Option<bool> Strict { get; } = StrictOption();

    /// <summary>The option for <see cref="Photos"/>.</summary>
    public static Option<string?> PhotosOption() => new("--photos")
    {
        Description = "Folder that the photos lie in, if not that of the labels. No photo outside it is read.",
        HelpName = "DIR",
    };

    /// <summary>The option for <see cref="Strict"/>.</summary>
    public static Option<bool> StrictOption() => new("--strict")
    {
        Description = "Refuse a data set in which anything has to be put right or left out.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Photos);
        command.Options.Add(Strict);
    }

    /// <summary>What the user chose.</summary>
    public DataSource Source(ParseResult parsed) => new(parsed.GetRequiredValue(Data)) { Photos = parsed.GetValue(Photos) };
}
