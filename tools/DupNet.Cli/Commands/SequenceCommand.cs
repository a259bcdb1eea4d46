using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;
using DupNet.Sequences;
using DupNet.Sequences.Folders;
using DupNet.Streams.Detectors;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet sequence</c>: sequences that are made of photos, to look at.</summary>
internal static class SequenceCommand
{
    private const string Description = "Makes labelled sequences of frames from labelled photos, as dupnet eval --stream measures on, and writes them: as folders of pictures, or as one moving picture.";

    private const string DataDescription =
        "Labelled photos: a folder or file as dupnet data takes it, with photos without faces and photos with faces that lie apart; or sequences, as they are written by --output.";

    private const string OutputDescription =
        "Folder for a folder a sequence, made if missing: numbered PNG pictures, and labels.csv with the columns file,width,height,x,y,w,h,identity,visible.";

    private const string AnimationDescription = "Write a moving picture (.webp) of all sequences, one after another, with the labels drawn: a number for each person, gray for what counts neither way.";

    /// <summary>Makes the command <c>sequence</c>, writing progress to <paramref name="error"/>.</summary>
    public static Command Create(TextWriter error)
    {
        var data = new DataOptions(DataDescription);
        Option<string?> split = MeasuredSplit.Option();
        var sequences = new SequenceOptions();
        Option<string?> folder = CommonOptions.Output(OutputDescription, "DIR");
        var animation = new Option<string?>("--animation") { Description = AnimationDescription, HelpName = "FILE" };
        var tracks = new Option<bool>("--tracks") { Description = "With --animation, draw whom the stream detector follows, by the number of the track, in place of the labels." };
        Option<string?> model = ModelOptions.Model();
        Option<int> milliseconds = CommonOptions.Number("--milliseconds", "N", "How long a frame of the moving picture is shown.", 60_000, 100, "a whole number from 1 to 60000");
        var command = new Command("sequence", Description);
        data.AddTo(command);
        command.Options.Add(split);
        sequences.AddTo(command);
        command.Options.Add(folder);
        command.Options.Add(animation);
        command.Options.Add(milliseconds);
        command.Options.Add(tracks);
        command.Options.Add(model);
        command.Validators.Add(result =>
        {
            if (result.GetResult(folder) is null && result.GetResult(animation) is null)
            {
                result.AddError("--output, --animation or both are needed: where the sequences go.");
            }

            foreach ((Option option, Option needed) in new (Option, Option)[] { (milliseconds, animation), (tracks, animation), (model, tracks) })
            {
                if (result.GetResult(option) is { Implicit: false } && result.GetResult(needed) is null)
                {
                    result.AddError($"{option.Name} needs {needed.Name}.");
                }
            }
        });
        command.SetAction(parsed =>
        {
            var report = new DataReport(parsed.GetValue(data.Strict), error);
            IReadOnlyList<ISequence> made = sequences.Of(parsed, data.Source(parsed), parsed.GetValue(split), report, error.WriteVisible);
            if (parsed.GetValue(folder) is string target)
            {
                var progress = new Progress(error, "frames");
                int all = made.Sum(sequence => sequence.Length);
                int before = 0;
                OutputFolder.Create(target);
                foreach (ISequence sequence in made)
                {
                    SequenceFolder.Write(sequence, Path.Combine(target, sequence.Name), written => progress.Report(before + written, all));
                    before += sequence.Length;
                }

                progress.Report(all, all);
            }

            if (parsed.GetValue(animation) is string file)
            {
                using FollowingDetector? follower = parsed.GetValue(tracks) ? Follower(parsed.GetValue(model)) : null;
                SequenceAnimation.Write(made, follower, file, parsed.GetValue(milliseconds));
            }

            report.Finish(data.Source(parsed));
        });
        return command;
    }

    private static FollowingDetector Follower(string? model)
    {
        DupNetModel loaded = ModelFile.Load(model, out byte[] bytes);
        return new FollowingDetector(bytes, loaded.Budget, new Dictionary<string, object>());
    }
}
