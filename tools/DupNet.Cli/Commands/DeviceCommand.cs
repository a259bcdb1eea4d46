using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet device</c>: talks to a board over a serial port, or plays one.</summary>
internal static class DeviceCommand
{
    private const string Description = "Talks to a board that runs the serial detector, or plays one on this computer.";

    private const int StepMilliseconds = 500;

    /// <summary>A board repeats a request after a second.</summary>
    private const int LastAnswerMilliseconds = 2500;

    private const int FastestBaud = 10_000_000;

    private const int SimulatedColumns = 160;
    private const int SimulatedRows = 120;

    private const int MostPictures = 99_999;

    private const int LongestIntervalSeconds = 86_400;

    /// <summary>Makes the command <c>device</c>, writing to <paramref name="output"/> and <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("device", Description)
    {
        CreateStatus(output),
        CreateDetect(output, error),
        CreateCheck(output, error),
        CreateCapture(output, error),
        CreateFeed(output, error),
        CreateSimulate(output),
    };

    private static Command CreateStatus(TextWriter output)
    {
        Option<string> port = Port();
        Option<int> baud = Baud();
        Option<bool> json = CommonOptions.Json("Print one line of JSON.");
        var command = new Command("status", "Prints what a board tells about its model, kernels, memory and times.") { port, baud, json };
        command.SetAction(parsed => Connected(parsed.GetRequiredValue(port), parsed.GetValue(baud), client =>
        {
            new DeviceRun(client, output, TextWriter.Null).Status(parsed.GetValue(json));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command CreateDetect(TextWriter output, TextWriter error)
    {
        Argument<string> picture = PictureFile();
        Option<string> port = Port();
        Option<int> baud = Baud();
        ChoiceOption<PixelFormat> format = Format();
        Option<bool> json = CommonOptions.Json(
            "Print one line of JSON as dupnet detect does; milliseconds are those of the board.");
        Option<string?> copy = CommonOptions.Output("Where a copy of the picture with boxes and scores goes, as PNG.", "FILE");
        var command = new Command("detect", "Sends a picture to a board and prints what the board finds.") { picture, port, baud, format, copy, json };
        command.SetAction(parsed => Connected(parsed.GetRequiredValue(port), parsed.GetValue(baud), client =>
        {
            new DeviceRun(client, output, error)
                .Detect(parsed.GetRequiredValue(picture), format.Of(parsed), parsed.GetValue(copy), parsed.GetValue(json));
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command CreateCheck(TextWriter output, TextWriter error)
    {
        Argument<string> picture = PictureFile();
        Option<string> port = Port();
        Option<int> baud = Baud();
        ChoiceOption<PixelFormat> format = Format();
        Option<string?> model = ModelOptions.Model();
        const string CheckDescription =
            "Compares a board with this computer, layer by layer, on a picture, and names the first layer that differs. "
            + "Exit code 1 if one does.";
        var command = new Command("check", CheckDescription) { picture, port, baud, format, model };
        command.SetAction(parsed =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model));
            return Connected(parsed.GetRequiredValue(port), parsed.GetValue(baud), client =>
                new DeviceRun(client, output, error).Check(loaded, parsed.GetRequiredValue(picture), format.Of(parsed))
                    ? ExitCode.Success
                    : ExitCode.Failure);
        });
        return command;
    }

    private static Command CreateCapture(TextWriter output, TextWriter error)
    {
        Option<string> port = Port();
        Option<int> baud = Baud();
        Option<string?> folder = CommonOptions.Output(
            "Folder for the pictures, made if missing. Pictures that are there stay; the numbers go on.", "DIR");
        folder.Aliases.Add("--out");
        folder.Required = true;
        Option<int> count = CommonOptions.Number("--count", "N", "How many pictures.", MostPictures, 1, $"a whole number from 1 to {MostPictures}", "-n");
        Option<double?> interval = CommonOptions.Positive(
            "--interval", "SECONDS", "Time from the start of one picture to that of the next. Without it, as fast as the line is.", LongestIntervalSeconds);
        var noBoxes = new Option<bool>("--no-boxes") { Description = "Save pictures alone: the board does not detect." };
        Option<bool> json = CommonOptions.Json("Print one line of JSON a picture as dupnet detect does; milliseconds are those of the board.");
        const string CaptureDescription =
            "Takes pictures with the camera of a board and saves them as PNG, upright and in the frame's own size, with the boxes that the board found "
            + "as labels to correct: YOLO's text files and classes.txt, as dupnet data reads them.";
        var command = new Command("capture", CaptureDescription) { port, baud, folder, count, interval, noBoxes, json };
        command.SetAction((parsed, cancellation) => System.Threading.Tasks.Task.FromResult(
            Connected(parsed.GetRequiredValue(port), parsed.GetValue(baud), client =>
            {
                var run = new CaptureRun(client, output, error);
                run.Capture(
                    parsed.GetValue(folder)!,
                    parsed.GetValue(count),
                    TimeSpan.FromSeconds(parsed.GetValue(interval) ?? 0),
                    !parsed.GetValue(noBoxes),
                    parsed.GetValue(json),
                    cancellation);
                return ExitCode.Success;
            })));
        return command;
    }

    private static Command CreateFeed(TextWriter output, TextWriter error)
    {
        var pictures = new Argument<string[]>("PICTURE")
        {
            Description = "Picture files (JPEG, PNG, WebP, BMP, GIF), shown in this order.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> port = Port();
        Option<int> baud = Baud();
        var repeat = new Option<bool>("--repeat", "-r") { Description = "Begin again after the last picture, until the command is stopped." };
        const string FeedDescription =
            "Shows pictures to a board without a camera, whose program takes frames from a SerialFrameCamera, in the size that it asks for. "
            + "All are read once before: of one that cannot be read the board is told when its turn comes, and the exit code is 1.";
        var command = new Command("feed", FeedDescription) { pictures, port, baud, repeat };
        command.SetAction((parsed, cancellation) =>
        {
            using SerialPortLink link = SerialPortLink.Open(parsed.GetRequiredValue(port), parsed.GetValue(baud));
            var shown = new ShownPictures(parsed.GetRequiredValue(pictures), output, error);
            shown.Check();
            using var feeder = new FrameFeeder(link, shown.All(parsed.GetValue(repeat)));
            while (!feeder.IsOver && !cancellation.IsCancellationRequested)
            {
                feeder.Serve(StepMilliseconds);
            }

            // A board that did not get the last answer asks again.
            long end = Environment.TickCount64 + LastAnswerMilliseconds;
            while (!cancellation.IsCancellationRequested && Environment.TickCount64 < end)
            {
                feeder.Serve(StepMilliseconds);
            }

            return System.Threading.Tasks.Task.FromResult(shown.Unreadable == 0 ? ExitCode.Success : ExitCode.Failure);
        });
        return command;
    }

    private static Command CreateSimulate(TextWriter output)
    {
        Option<string?> model = ModelOptions.Model();
        Option<int> budget = ModelOptions.Budget();
        Option<InputSize?> size = ModelOptions.Size();
        const string SimulateDescription =
            "Plays a board on a pseudo-terminal (Linux, macOS): prints its path, for --port, and serves until it is stopped.";
        var camera = new Option<string[]>("--camera")
        {
            Description = "Picture files that the board's camera sees, one after another and again from the first, in frames of 160x120. "
                + "Without it the board has no camera.",
            HelpName = "PICTURE",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("simulate", SimulateDescription) { model, budget, size, camera };
        command.SetAction((parsed, cancellation) =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), ModelOptions.BudgetOf(parsed, budget));
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
            Picture[] seen = [.. (parsed.GetValue(camera) ?? []).Select(Pictures.PictureFile.Load)];
            using var terminal = new PseudoTerminal();
            var device = new SimulatedDevice(
                terminal,
                loaded,
                settings,
                SimulatedDevice.DefaultPictureBytes,
                camera: seen.Length == 0 ? null : new PictureFrames(seen, SimulatedColumns, SimulatedRows, PixelFormat.Rgb565BigEndian));
            output.WriteVisible(terminal.Path);
            output.Flush();
            device.Run(cancellation);
            return System.Threading.Tasks.Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static int Connected(string port, int baud, Func<DeviceClient, int> action)
    {
        using var client = new DeviceClient(SerialPortLink.Open(port, baud), new DeviceTimeouts());
        return action(client);
    }

    private static Argument<string> PictureFile() => new("PICTURE")
    {
        Description = "A picture file (JPEG, PNG, WebP, BMP, GIF). It is reduced to what the board has memory for.",
    };

    private static Option<string> Port() => new("--port", "-p")
    {
        Description = "The serial port, such as COM5 or /dev/ttyUSB0, or the path of a pseudo-terminal.",
        HelpName = "PORT",
        Required = true,
    };

    /// <summary>Makes the option for the rate of a serial port.</summary>
    internal static Option<int> Baud() => CommonOptions.Number(
        "--baud",
        "N",
        "Bits a second of the port.",
        FastestBaud,
        SerialPortLink.DefaultBaud,
        "a number of bits a second, such as 115200",
        "-b");

    private static ChoiceOption<PixelFormat> Format() => new(
        "--format",
        "How pixels are sent; rgb565 is big endian, as most cameras deliver it, and gray is gray8.",
        [
            ("rgb565", PixelFormat.Rgb565BigEndian),
            ("gray", PixelFormat.Gray8),
            .. Enum.GetValues<PixelFormat>().Select(format => (JsonNamingPolicy.CamelCase.ConvertName(format.ToString()), format)),
        ]);
}
