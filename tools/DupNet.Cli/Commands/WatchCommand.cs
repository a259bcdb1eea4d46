using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Embedded.Native;
using DupNet.Measuring.Models;
using DupNet.NativeCore;
using DupNet.Watching;
using DupNet.Watching.Sources;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet watch</c>: a web page that shows live what the detector sees.</summary>
internal static class WatchCommand
{
    private const string Description =
        "Shows live what the detector sees, on a web page of this computer. Prints the page's address; Ctrl-C ends it.";

    private const string SourceDescription =
        "A picture file, a folder or a quoted pattern, played in the order of its numbers again and again; serial:PORT for a board that runs the serial detector; "
        + "http://ADDRESS for a board that runs camera-web; or webcam, the camera of the computer whose browser shows the page.";

    private const string ListenDescription =
        "Where the page is served: a port, an address, or both, such as 8400 or 192.168.1.5:8400. Port 0 stands for any free one. "
        + "An address that is not of this computer alone lets others in the network see the page, if they have its token.";

    private const int DefaultPort = 8321;
    private const double DefaultRate = 10;

    /// <summary>Makes the command <c>watch</c>, writing to <paramref name="output"/> and <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var source = new Argument<string>("SOURCE") { Description = SourceDescription };
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        Option<float?> threshold = CommonOptions.Share("--threshold", "Least score of a box to begin with. Default: the model's.");
        ChoiceOption<bool> contrast = ModelOptions.Contrast();
        var rotate = new ChoiceOption<Rotation>(
            "--rotate",
            "How far frames are turned clockwise to be upright.",
            ("0", Rotation.None),
            ("90", Rotation.Clockwise90),
            ("180", Rotation.Clockwise180),
            ("270", Rotation.Clockwise270));
        var mirror = new Option<bool>("--mirror") { Description = "Mirror frames, after the turn." };
        Option<double?> rate = CommonOptions.Between(
            "--rate", "N", "Frames a second at which pictures are played, 0.1 to 240.", WatchSettings.SlowestRate, WatchSettings.FastestRate, DefaultRate);
        var kernels = new ChoiceOption<bool?>(
            "--kernels", "What computes here; auto takes the native core where it was built, which finds the same.", ("auto", null), ("managed", false), ("native", true));
        var stream = new Option<bool>("--stream") { Description = "Follow objects over frames by the stream detector: identities, and the work that it takes. Without it each frame is looked at by itself." };
        var onBoard = new Option<bool>("--on-board") { Description = "Show what the board finds, and its times, in place of what this computer finds in its frames." };
        Option<int> baud = DeviceCommand.Baud();
        var save = new Option<string?>("--save") { Description = "Folder for pictures and boxes that the page saves, as labels.csv for dupnet train; made if missing.", HelpName = "DIR" };
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = ListenDescription,
            HelpName = "ADDRESS:PORT",
            CustomParser = static result =>
            {
                string text = result.Tokens[0].Value;
                if (TryListen(text, out IPEndPoint? given))
                {
                    return given;
                }

                result.AddError($"--listen must be a port, an address, or ADDRESS:PORT, such as 8400 or 192.168.1.5:8400, not '{text}'.");
                return null;
            },
            DefaultValueFactory = static _ => new IPEndPoint(IPAddress.Loopback, DefaultPort),
        };
        var open = new Option<bool>("--open") { Description = "Open the page in the browser of this computer." };
        var command = new Command("watch", Description) { source, model, budget, size, threshold, contrast, rotate, mirror, rate, kernels, stream, onBoard, baud, save, listen, open };
        command.Validators.Add(result =>
        {
            if (result.GetValue(stream) && result.GetValue(onBoard))
            {
                result.AddError("--stream and --on-board exclude each other: with --on-board the board finds the objects.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget), out byte[] file);
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
            bool? wanted = kernels.Of(parsed);
            string? whyManaged = wanted == false ? "managed kernels are wanted" : WhyNotNative();
            if (wanted == true && whyManaged is not null)
            {
                throw new CommandException(ExitCode.Failure, $"{whyManaged}.");
            }

            var run = new WatchRun(loaded, file, settings, whyManaged is null, parsed.GetValue(stream), output, error);
            var begin = new WatchSettings(
                parsed.GetValue(threshold) ?? settings.ScoreThreshold, new ViewTurn(rotate.Of(parsed), parsed.GetValue(mirror)), contrast.Of(parsed), parsed.GetValue(rate)!.Value);
            using IWatchedSource opened = run.Open(parsed.GetRequiredValue(source), parsed.GetValue(baud), parsed.GetValue(onBoard), hasSize: parsed.GetValue(size) is not null);
            await run.Watch(opened, begin, parsed.GetValue(listen)!, parsed.GetValue(save), parsed.GetValue(open), cancellation).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Why the native core does not compute; null if it can.</summary>
    private static string? WhyNotNative()
    {
        if (!NativeLibraryFile.IsBuilt)
        {
            return NativeLibraryFile.HowToBuild;
        }

        try
        {
            return new NativeEngine().Probe();
        }
        catch (InvalidOperationException e)
        {
            // A core of another version, which was built before the sources changed.
            return e.Message;
        }
    }

    /// <summary>Reads where to listen.</summary>
    internal static bool TryListen(string text, out IPEndPoint? listen)
    {
        listen = null;
        if (text.All(char.IsAsciiDigit))
        {
            listen = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort ? new IPEndPoint(IPAddress.Loopback, port) : null;
            return listen is not null;
        }

        const string Localhost = "localhost";
        if (text.StartsWith(Localhost, StringComparison.OrdinalIgnoreCase))
        {
            text = IPAddress.Loopback + text[Localhost.Length..];
        }

        // The parsers take 192.168 for an address, too, that nobody means.
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':', StringComparison.Ordinal) == colon);
        if (hasPort)
        {
            listen = IPEndPoint.TryParse(text, out IPEndPoint? whole) && IsWritten(text[..colon], whole.Address) ? whole : null;
        }
        else if (IPAddress.TryParse(text, out IPAddress? address) && IsWritten(text, address))
        {
            listen = new IPEndPoint(address, DefaultPort);
        }

        return listen is not null;
    }

    private static bool IsWritten(string text, IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 || text == address.ToString();
}
