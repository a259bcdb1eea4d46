using System;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Output;
using DupNet.Packing;
using DupNet.Training.Learning;
using DupNet.Training.Validation;

namespace DupNet.Training.Commands;

/// <summary>The command "export".</summary>
public static class ExportCommand
{
    /// <summary>Makes the command <c>export</c>.</summary>
    public static Command Make()
    {
        var run = new Argument<DirectoryInfo>("RUN") { Description = "Folder of the run." };
        var data = new Option<DirectoryInfo?>("--data", "-d") { HelpName = "DIR", Description = "Where the labels are that the run trains with, if they were moved; means and variances are measured on some." };
        var output = new Option<FileInfo>("--output", "-o") { HelpName = "FILE", Description = "The .dupnet file to write.", Required = true };
        var command = new Command("export", "Writes the network of a run's last checkpoint as a .dupnet file.") { run, data, output };
        command.SetAction(result => TorchGuard.Run(() => Run(new RunFolder(result.GetValue(run)!.FullName), result.GetValue(data)?.FullName, result.GetValue(output)!.FullName)));
        return command;
    }

    private static void Run(RunFolder folder, string? data, string output)
    {
        using OpenRun run = OpenRun.Read(folder, data);
        byte[] file = ModelWriter.Write(TrainedModel.Make(run.Trainer, run.Batches));
        try
        {
            WholeFile.Write(output, stream => stream.Write(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{output}: cannot be written: {error.Message}", error);
        }

        Console.Error.WriteVisible($"{output}: {file.Length} bytes, after step {run.Trainer.State.Step} of {run.Trainer.State.TotalSteps}");
    }
}
