using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using DupNet.Cli.Output;
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
        Option<bool> json = CommonOptions.Json("Print one line of JSON.");
        var command = new Command("verify", Description) { file, budget, native, port, baud, json };
        command.SetAction(parsed =>
        {
            DupNetModel model = ModelFile.Load(parsed.GetValue(file), ModelOptions.BudgetOf(parsed, budget));
            var report = new VerifyReport(model);
            report.Add("managed", Computed(() => DetectorAnswer.Compute(model, null)));
            if (parsed.GetValue(native))
            {
                report.Add("native", Computed(() => NativeAnswer(model)));
            }

            if (parsed.GetValue(port) is { } name)
            {
                report.Add("board", BoardAnswer(name, parsed.GetValue(baud), model));
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

    /// <summary>What a board computed when it started.</summary>
    private static VerifiedAnswer BoardAnswer(string port, int baud, DupNetModel model)
    {
        using var client = new DeviceClient(SerialPortLink.Open(port, baud), new DeviceTimeouts());
        DeviceStatus status = client.ReadStatus();
        LayerComparison.CheckModel(model, status);
        return new VerifiedAnswer(status.KnownAnswerPassed is null ? null : status.KnownAnswerComputed, null);
    }
}
