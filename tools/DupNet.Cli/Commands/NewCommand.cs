using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Boards;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.NativeCore;
using DupNet.Projects;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet new</c>: writes a project of the user's own, a sample with a model for a board.</summary>
internal static class NewCommand
{
    private const string Libraries = "nf-src";

    /// <summary>The command, writing to <paramref name="output"/>.</summary>
    public static Command Create(TextWriter output)
    {
        var sample = new Argument<string>("SAMPLE")
        {
            Description = $"The sample that it is made of: {string.Join(", ", SampleProgram.All.Select(program => program.Name))}.",
        };
        var folder = new Argument<string>("DIR") { Description = "The folder of the project, empty or missing. The project is named after it." };
        Option<string?> model = ModelOptions.Model();
        var board = new Option<string>("--board", "-b") { Description = "The board, a name from 'dupnet boards'.", HelpName = "NAME", Required = true };
        Option<InputSize?> size = ModelOptions.Size();
        size.Description = "Size of the network's input in pixels, such as 160 or 224x160. Without it the largest that fits the board's memory, up to the model's.";
        var kernels = new ChoiceOption<KernelKind?>(
            "--kernels",
            "Which kernels. Native ones need a firmware of your own; auto takes them where a parallel camera needs such a firmware anyway.",
            [("auto", null), ("managed", KernelKind.Managed), ("native", KernelKind.Native)]);
        var libraries = new Option<string?>("--libraries")
        {
            Description = "The checkout of this repository that the project takes its libraries from. Without it the one that this program or the current "
                + "folder lies in, else DupNet.Embedded beside the project.",
            HelpName = "DIR",
        };
        const string Description =
            "Writes a nanoFramework project of your own: a sample with a model in its resources, its classes as constants, and the pins, camera and sizes of "
            + "a board. Refuses what does not fit the board.";
        var command = new Command("new", Description) { sample, folder, model, board, size, kernels, libraries };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(sample);
            SampleProgram program = SampleProgram.Find(name) ?? throw new CommandException(
                ExitCode.Usage,
                $"no sample is called '{name}'.{NearestName.Question(name, SampleProgram.All.Select(other => other.Name))} There are {string.Join(", ", SampleProgram.All.Select(other => other.Name))}.");
            Board chosen = BoardsCommand.Find(parsed.GetRequiredValue(board));
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model), out byte[] file);
            InputSize? input = parsed.GetValue(size);
            string? checkout = parsed.GetValue(libraries);
            if (checkout is not null && !Checkout.IsRoot(checkout, Libraries))
            {
                throw new CommandException(ExitCode.Failure, $"{checkout}: is no checkout of this repository, it has no {Checkout.Solution} and {Libraries}.");
            }

            string target = parsed.GetRequiredValue(folder);
            var options = new ProjectOptions(
                program, target, chosen, loaded, file, kernels.Of(parsed), input?.Width, input?.Height, checkout ?? Checkout.Above(Environment.CurrentDirectory, Libraries) ?? Checkout.Above(AppContext.BaseDirectory, Libraries));
            ProjectPlan plan = ProjectPlan.Of(options);
            var writer = new ProjectWriter(options, plan);
            writer.Write();
            Print(output, options, plan, writer);
        });
        return command;
    }

    private static void Print(TextWriter output, ProjectOptions options, ProjectPlan plan, ProjectWriter writer)
    {
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture, $"{options.Folder}: {writer.Name}, made of {options.Sample.Name} for {options.Board.Name}"));
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture, $"  model      {options.Model.Name}, {options.ModelBytes.Length} bytes: {string.Join(", ", options.Model.ClassNames)}"));
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture,
            $"  input      {plan.InputWidth}x{plan.InputHeight}{(plan.FrameSize is { } frame ? $", frames of {frame.Width}x{frame.Height}" : string.Empty)}, {(plan.Kernels == KernelKind.Native ? "native" : "managed")} kernels"));
        output.WriteVisible(string.Create(
            CultureInfo.InvariantCulture, $"  heap       an estimated {plan.HeapBytes} of {plan.BoardHeapBytes} bytes"));
        output.WriteVisible($"  libraries  {writer.Libraries}{(Directory.Exists(writer.Libraries) ? string.Empty : ", which is not there yet")}");
        output.WriteVisible($"What to do next is in {Path.Combine(options.Folder, "README.md")}.");
    }
}
