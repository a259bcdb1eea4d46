using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Native;
using DupNet.Training.Planned;
using DupNet.Training.Planning;

namespace DupNet.Training.Commands;

/// <summary>The command "auto", which <c>dupnet train</c> starts: trains for a user's own object without a recipe.</summary>
internal static class AutoCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "auto";

    private const string UsualName = "my-object";

    /// <summary>Makes the command.</summary>
    /// <param name="front">What the user wrote to start it, for messages.</param>
    public static Command Make(string front)
    {
        var options = new TrainingOptions();
        Command command = options.Command(Name);
        command.SetAction(parsed =>
        {
            string output = parsed.GetRequiredValue(options.Output);
            string data = parsed.GetRequiredValue(options.Data);
            var run = new PlannedOptions
            {
                Data = new DataSource(data) { Photos = parsed.GetValue(options.Photos), ClassName = parsed.GetValue(options.ClassName) },
                Folder = new RunFolder(output),
                Request = RequestOf(options, parsed, output),
                Strict = parsed.GetValue(options.Strict),
                Minutes = parsed.GetValue(options.Minutes),
                Threads = parsed.GetValue(options.Threads),
                PlanOnly = parsed.GetValue(options.PlanOnly),
                Resume = parsed.GetValue(options.Resume),
                ResumeCommand = $"{front} {ShellWord.Of(data)} --output {ShellWord.Of(output)} --resume",
            };
            return TorchGuard.Run(() => new PlannedRun(run with { Device = ComputeDevice.Of(options.Device.Of(parsed)) }, Console.Out, Console.Error).Run());
        });
        return command;
    }

    private static PlanRequest RequestOf(TrainingOptions options, ParseResult parsed, string output)
    {
        string? from = parsed.GetValue(options.From);
        bool fromNothing = string.Equals(from, TrainingOptions.Nothing, StringComparison.OrdinalIgnoreCase);
        return new PlanRequest
        {
            Name = ModelNames.Of(parsed.GetValue(options.Name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(output))), UsualName),
            Budget = new Budget
            {
                Bytes = (int)(parsed.GetValue(options.Bytes) ?? Budget.UsualBytes),
                Ram = (int?)parsed.GetValue(options.Ram),
                Time = options.BoardOf(parsed) is string board
                    ? new BoardLimit(Find(board), options.Kernels.Of(parsed) ? KernelKind.Native : KernelKind.Managed, options.MillisecondsOf(parsed)!.Value)
                    : null,
            },
            Side = (int?)parsed.GetValue(options.Size),
            Turns = Enum.Parse<ObjectTurns>(options.Turns.Of(parsed), ignoreCase: true),
            Mirrored = !parsed.GetValue(options.NoMirror),
            Steps = parsed.GetValue(options.Steps),
            FromNothing = fromNothing,
            From = from is null || fromNothing ? null : StartModel.Read(from, out _),
        };
    }

    private static Board Find(string name) => BoardCatalog.Find(name)
        ?? throw new CommandException(ExitCode.Usage, $"no board is called '{name}'.{NearestName.Question(name, BoardCatalog.Boards.Select(board => board.Name))} 'dupnet boards' lists those that there are.");
}
