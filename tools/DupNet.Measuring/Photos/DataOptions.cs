using System.CommandLine;
using DupNet.DataSets;

namespace DupNet.Measuring.Photos;

/// <summary>The options of a command that say which labelled photos to use.</summary>
public sealed class DataOptions
{
    /// <summary>Makes the options.</summary>
    /// <param name="description">What the command does with the data set, and in which form it may be.</param>
    public DataOptions(string description)
    {
        Data = new Option<string>("--data", "-d") { Description = description, HelpName = "DIR", Required = true };
    }

    /// <summary>The option <c>--data</c>: the folder with the labels.</summary>
    public Option<string> Data { get; }

    /// <summary>The option <c>--photos</c>: the folder with the photos; null where it is the folder of the labels.</summary>
    public Option<string?> Photos { get; } = PhotosOption();

    /// <summary>The option <c>--strict</c>: whether anything odd in the data set is a failure.</summary>
    public Option<bool> Strict { get; } = StrictOption();

    /// <summary>Makes the option <c>--photos</c> alone, as <see cref="Photos"/> has it.</summary>
    public static Option<string?> PhotosOption() => new("--photos")
    {
        Description = "Folder that the photos lie in, if not that of the labels. No photo outside it is read.",
        HelpName = "DIR",
    };

    /// <summary>Makes the option <c>--strict</c> alone, as <see cref="Strict"/> has it.</summary>
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

    /// <summary>The data set that the user named.</summary>
    public DataSource Source(ParseResult parsed) => new(parsed.GetRequiredValue(Data)) { Photos = parsed.GetValue(Photos) };
}
