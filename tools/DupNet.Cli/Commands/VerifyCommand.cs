using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using DupNet.Cli.Measuring;
using DupNet.Cli.Output;
using DupNet.Cli.Signing;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Native;
using DupNet.Measuring.Models;
using DupNet.NativeCore;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet verify</c>: whether kernels give the answer that a model states.</summary>
internal static class VerifyCommand
{
    private const string Description =
        "Runs the known answer of a model (models/FORMAT.md, section 6), which readers do not: on the managed kernels, and on the native core or a "
        + "board where asked. Exit code 1 if an answer is wrong.";

    /// <summary>Makes the command <c>verify</c>, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string?>("MODEL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The model file (.dupnet). Without it the built-in face detector is verified.",
        };
        Option<int> budget = ModelOptions.Budget();
        var native = new Option<bool>("--native") { Description = "Run the native core too, as CMake built it in this checkout." };
        var port = new Option<string?>("--port", "-p")
        {
            Description = "The serial port of a board that runs the serial detector: ask for its answer too.",
            HelpName = "PORT",
        };
        Option<int> baud = DeviceCommand.Baud();
        var frames = new Option<bool>("--frames")
        {
            Description = "Compare the input and all layers in ten generated frames with the published checksums too (models/FORMAT.md, section 11).",
        };
        var key = new Option<string?>("--key")
        {
            Description = "Check the model's signature too: with the .pub file of dupnet keygen, or the file of a shared key (--hmac).",
            HelpName = "FILE",
        };
        var signature = new Option<string?>("--signature") { Description = "With --key: the file of the signature. Default: MODEL.sig.", HelpName = "FILE" };
        Option<int> least = SignCommand.Version("--least-version", "With --key: refuse models of a smaller version. Default: 0.");
        Option<bool> json = CommonOptions.Json("Print one line of JSON.");
        var command = new Command("verify", Description) { file, budget, native, port, baud, frames, key, signature, least, json };
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(file);
            DupNetModel model = ModelFile.Load(path, ModelOptions.BudgetOf(parsed, budget), out byte[] bytes);
            var report = new VerifyReport(model);
            if (parsed.GetValue(key) is { } trusted)
            {
                report.Signature = VerifiedSignature.Of(path, bytes, trusted, parsed.GetValue(signature), parsed.GetValue(least));
            }

            FramesCheck? check = parsed.GetValue(frames) ? new FramesCheck(model) : null;
            report.Add("managed", Computed(() => DetectorAnswer.Compute(model, null)));
            Add(report, "managed", check?.Managed());
            if (parsed.GetValue(native))
            {
                report.Add("native", Computed(() => NativeAnswer(model)));
                Add(report, "native", check?.Native());
            }

            if (parsed.GetValue(port) is { } name)
            {
                using var client = new DeviceClient(SerialPortLink.Open(name, parsed.GetValue(baud)), new DeviceTimeouts());
                DeviceStatus status = client.ReadStatus();
                report.Add("board", BoardAnswer(status, model));
                Add(report, "board", check?.Board(client, status));
            }

            report.Write(output, parsed.GetValue(json));
            return report.IsRight ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static VerifiedAnswer Computed(Func<long> compute)
    {
        long start = Stopwatch.GetTimestamp();
        long answer = compute();
        return new VerifiedAnswer(answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static long NativeAnswer(DupNetModel model)
    {
        if (!NativeLibraryFile.IsBuilt)
        {
            throw new CommandException(ExitCode.Failure, NativeLibraryFile.HowToBuild);
        }

        var engine = new NativeEngine();
        if (engine.Probe() is { } why)
        {
            throw new CommandException(ExitCode.Failure, $"the native core cannot run: {why}");
        }

        return DetectorAnswer.Compute(model, engine);
    }

    private static void Add(VerifyReport report, string kernels, VerifiedFrames? frames)
    {
        if (frames is not null)
        {
            report.Add(kernels, frames);
        }
    }

    /// <summary>What a board computed when it started.</summary>
    private static VerifiedAnswer BoardAnswer(DeviceStatus status, DupNetModel model)
    {
        LayerComparison.CheckModel(model, status);
        return new VerifiedAnswer(status.KnownAnswerPassed is null ? null : status.KnownAnswerComputed, null);
    }
}
