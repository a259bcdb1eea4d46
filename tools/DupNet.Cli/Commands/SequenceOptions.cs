using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.DataSets;
using DupNet.Measuring.Photos;
using DupNet.Sequences;
using DupNet.Sequences.Folders;
using DupNet.Sequences.Making;
using DupNet.Sequences.Photos;

namespace DupNet.Cli.Commands;

/// <summary>The options of a command that say which sequences to make of photos.</summary>
internal sealed class SequenceOptions
{
    private const int MostSeeds = 1_000_000;
    private const int MostEach = 1000;
    private const int MostFrames = 1_000_000;
    private const int DefaultFrames = 150;

    private static readonly string[] s_words = [.. Enum.GetValues<SequenceKind>().Select(SequenceMaker.WordOf)];

    private readonly Option<SequenceKind[]> _kinds = new("--kinds")
    {
        Description = $"Kinds of sequences to make, with commas between them: {string.Join(',', s_words)}. Default: all.",
        HelpName = "LIST",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Parse,
    };

    private readonly Option<int> _seed = CommonOptions.Number(
        "--seed", "N", "What is random in sequences follows from this number. The same photos, number and length give the same frames.", MostSeeds, 1, $"a whole number from 1 to {MostSeeds}");

    private readonly Option<int> _each = CommonOptions.Number(
        "--each", "N", "How many sequences of each kind are made: with this seed, the next one, and so on.", MostEach, 1, $"a whole number from 1 to {MostEach}");

    private readonly Option<int> _frames = CommonOptions.Number(
        "--frames", "N", "Frames of a sequence that is made.", MostFrames, DefaultFrames, $"a whole number from 1 to {MostFrames}");

    /// <summary>All options.</summary>
    public IReadOnlyList<Option> All => [_kinds, _seed, _each, _frames];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The sequences that a data set has, or that are made of its photos.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="source">The data set.</param>
    /// <param name="split">What the photos are for.</param>
    /// <param name="data">Reports what is odd in the data set.</param>
    /// <param name="remark">Takes what else the user should know.</param>
    /// <exception cref="LabelException">Nothing of the data set can be used.</exception>
    /// <exception cref="CommandException">The options are for photos, and the data set has sequences.</exception>
    public IReadOnlyList<ISequence> Of(ParseResult parsed, DataSource source, string? split, DataReport data, Action<string> remark)
    {
        IReadOnlyList<ISequence> recorded = SequenceFolder.Find(source.Folder);
        if (recorded.Count > 0)
        {
            Option? useless = All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
            return useless is null
                ? recorded
                : throw new CommandException(ExitCode.Usage, $"{useless.Name} is for sequences that are made of photos; {source.Folder} has sequences.");
        }

        DataSet set = data.Open(source);
        var photos = new SequencePhotos(MeasuredSplit.Of(set, split));
        remark(string.Create(CultureInfo.InvariantCulture, $"sequences are made of {photos.Scenes} photos without a face and {photos.People} people in photos"));
        var maker = new SequenceMaker(photos);
        SequenceKind[] kinds = parsed.GetValue(_kinds) is { Length: > 0 } given ? given : Enum.GetValues<SequenceKind>();
        int first = parsed.GetValue(_seed);
        return [.. kinds.SelectMany(kind => Enumerable.Range(first, parsed.GetValue(_each)).Select(seed => maker.Make(kind, seed, parsed.GetValue(_frames))))];
    }

    private static SequenceKind[] Parse(ArgumentResult result)
    {
        var kinds = new List<SequenceKind>();
        foreach (string word in result.Tokens[0].Value.Split(','))
        {
            int index = Array.FindIndex(s_words, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                result.AddError($"--kinds must be of {string.Join(", ", s_words)}, not '{word}'.{NearestName.Question(word, s_words)}");
                return [];
            }

            kinds.Add((SequenceKind)index);
        }

        return [.. kinds.Distinct()];
    }
}
