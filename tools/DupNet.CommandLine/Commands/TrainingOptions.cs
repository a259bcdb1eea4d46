using System;
using System.CommandLine;
using System.Globalization;

namespace DupNet.CommandLine.Commands;

/// <summary>The arguments of <c>dupnet train</c>. The trainer, a program of its own, has a command with the same ones.</summary>
public sealed class TrainingOptions
{
    /// <summary>What the command is for, in help.</summary>
    public const string Description =
        "Trains a model for your own object from a folder of labelled pictures: looks at them, plans within a budget, trains, and measures. "
        + "Ctrl-C keeps what was reached; --resume goes on.";

    /// <summary>What <see cref="From"/> is for random weights.</summary>
    public const string Nothing = "none";

    private const double MostMinutes = 1e6;
    private const int MostThreads = 1024;
    private const int MostSide = 1024;
    private const long MostSteps = 1_000_000_000_000;

    /// <summary>The labelled pictures.</summary>
    public Argument<string> Data { get; } = new("DATA")
    {
        Description = "Folder with labels as YOLO, COCO, Pascal VOC, WIDER FACE or dupnet (labels.csv) have them; or the file that describes or holds the labels.",
    };

    /// <summary>The folder of the run.</summary>
    public Option<string> Output { get; } = new("--output", "-o", "--out") { HelpName = "DIR", Description = "Folder for the model and all about the run; made if missing.", Required = true };

    /// <summary>The folder of the photos.</summary>
    public Option<string?> Photos { get; } = new("--photos") { HelpName = "DIR", Description = "Folder that the photos lie in, if not that of the labels. No photo outside it is read." };

    /// <summary>What unnamed objects are.</summary>
    public Option<string?> ClassName { get; } = new("--class") { HelpName = "NAME", Description = "What the objects are, where the labels do not say." };

    /// <summary>Whether anything odd in the data set is a failure.</summary>
    public Option<bool> Strict { get; } = new("--strict") { Description = "Refuse a data set in which anything has to be put right or left out." };

    /// <summary>The model's name.</summary>
    public Option<string?> Name { get; } = new("--name") { HelpName = "NAME", Description = "The model's name. Default: that of the folder of --output." };

    /// <summary>Most bytes of the model file.</summary>
    public Option<long?> Bytes { get; } = CommonOptions.Whole("--bytes", "N", "Most bytes of the model file. Default: 37785 (36.9 KB), as for the built-in model.", int.MaxValue);

    /// <summary>Most bytes of a detector's buffers.</summary>
    public Option<long?> Ram { get; } = CommonOptions.Whole("--ram", "N", "Most bytes that a detector may allocate, besides the model and the frame. Default: any number.", int.MaxValue);

    /// <summary>The longest time on a board, as <c>BOARD=MILLISECONDS</c>.</summary>
    public Option<string?> MillisecondsOn { get; } = new("--ms-on")
    {
        HelpName = "BOARD=MS",
        Description = "Most milliseconds that a detection may take on a board of 'dupnet boards', by its estimate, such as esp32-cam=200.",
    };

    /// <summary>Which kernels the time holds for; true for native ones.</summary>
    public ChoiceOption<bool> Kernels { get; } = new(
        "--kernels", "What the board of --ms-on runs: a firmware with native kernels, or C# on stock firmware.", ("native", true), ("managed", false));

    /// <summary>The side of the input.</summary>
    public Option<long?> Size { get; } = CommonOptions.Whole("--size", "N", "Width and height of the network's input in pixels, such as 160. Default: what the objects need.", MostSide, "-s");

    /// <summary>The model to start from.</summary>
    public Option<string?> From { get; } = new("--from") { HelpName = "FILE|none", Description = "Start from the weights of this .dupnet file, or from random ones. Default: the built-in model." };

    /// <summary>How objects may lie.</summary>
    public ChoiceOption<string> Turns { get; } = new(
        "--turns", "How objects may lie: tilted slightly, never, or in any direction, as seen from above or through a microscope.", ("slight", "slight"), ("none", "none"), ("any", "any"));

    /// <summary>Whether mirrored objects are other objects.</summary>
    public Option<bool> NoMirror { get; } = new("--no-mirror") { Description = "Never show a picture mirrored: for text, hands, or whatever has a left and a right." };

    /// <summary>The longest time of the run.</summary>
    public Option<double?> Minutes { get; } = CommonOptions.Positive("--minutes", "MINUTES", "Most time to train. Default: as long as the number of pictures asks for.", MostMinutes);

    /// <summary>The length of the run in steps.</summary>
    public Option<long?> Steps { get; } = CommonOptions.Whole("--steps", "N", "Steps of the run, in place of what the plan chooses.", MostSteps);

    /// <summary>Threads of the arithmetic.</summary>
    public Option<int> Threads { get; } = CommonOptions.Number(
        "--threads", "N", "Threads of the arithmetic; pictures are prepared by one more.", MostThreads, Math.Min(8, Environment.ProcessorCount), string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {MostThreads}"));

    /// <summary>Where the arithmetic is done.</summary>
    public ChoiceOption<string> Device { get; } = DeviceOption();

    /// <summary>Whether to plan only.</summary>
    public Option<bool> PlanOnly { get; } = new("--plan") { Description = "Print the plan and end: nothing is trained or written." };

    /// <summary>Whether to go on with a run.</summary>
    public Option<bool> Resume { get; } = new("--resume") { Description = "Go on with the run in the folder of --output. Its plan stays as it is." };

    /// <summary>Makes a command of these arguments.</summary>
    /// <param name="name">Its name.</param>
    public Command Command(string name)
    {
        var command = new Command(name, Description)
        {
            Data, Output, Photos, ClassName, Strict, Name, Bytes, Ram, MillisecondsOn, Kernels, Size, From, Turns, NoMirror, Minutes, Steps, Threads, Device, PlanOnly, Resume,
        };
        MillisecondsOn.Validators.Add(static result =>
        {
            if (Limit(result.Tokens[0].Value) is null)
            {
                result.AddError($"--ms-on must be a board and a number of milliseconds, such as esp32-cam=200, not '{result.Tokens[0].Value}'.");
            }
        });
        Option[] planned = [Name, Bytes, Ram, MillisecondsOn, Kernels, Size, From, Turns, NoMirror, Steps, PlanOnly];
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(Kernels) is { Implicit: false } && parsed.GetResult(MillisecondsOn) is null)
            {
                parsed.AddError("--kernels says what the board of --ms-on runs; without --ms-on it limits nothing.");
            }

            if (!parsed.GetValue(Resume))
            {
                return;
            }

            foreach (Option option in planned)
            {
                if (parsed.GetResult(option) is { Implicit: false })
                {
                    parsed.AddError($"{option.Name} is for new runs; --resume goes on with the run's own plan.");
                }
            }
        });
        return command;
    }

    /// <summary>Makes the option <c>--device</c>, for all commands that train.</summary>
    public static ChoiceOption<string> DeviceOption() => new(
        "--device", "Where the arithmetic is done: on a GPU of CUDA where libtorch finds one, else on the processor; or where it says.", ("auto", "auto"), ("cpu", "cpu"), ("cuda", "cuda"), ("mps", "mps"));

    /// <summary>The name of the board in <see cref="MillisecondsOn"/>; null where it was not given.</summary>
    /// <param name="parsed">The command line.</param>
    public string? BoardOf(ParseResult parsed) => Limit(parsed)?.Board;

    /// <summary>Most milliseconds in <see cref="MillisecondsOn"/>; null where it was not given.</summary>
    /// <param name="parsed">The command line.</param>
    public int? MillisecondsOf(ParseResult parsed) => Limit(parsed)?.Milliseconds;

    private (string Board, int Milliseconds)? Limit(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue(MillisecondsOn) is string text ? Limit(text) : null;
    }

    private static (string Board, int Milliseconds)? Limit(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) && milliseconds > 0
            ? (text[..at], milliseconds)
            : null;
    }
}
