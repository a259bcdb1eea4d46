using System.IO;
using DupNet.Cli.Flashing;
using DupNet.Cli.Output;
using DupNet.Cli.Training;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using DupNet.Devices;
using DupNet.DataSets;
using DupNet.Pictures;
using DupNet.Projects;

namespace DupNet.Cli.Commands;

/// <summary>The <c>dupnet</c> command: data on standard output, everything else on standard error.</summary>
internal static class DupNetCommand
{
    /// <summary>Runs a command line of <c>dupnet</c>.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes progress and messages.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error) =>
        new CommandRunner(output, error, static e => e is DeviceException or LabelException or PictureException or ProjectException).Run(Create(output, error), arguments);

    /// <summary>Makes <c>dupnet</c> with all its commands.</summary>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes progress and messages.</param>
    public static ProgramCommand Create(TextWriter output, TextWriter error) => new(
        ProgramMessage.Program, "Finds faces and other objects with DupNet models, and trains such models. Exit code: 0, 1 if a file or board cannot be used, 2 for a wrong command line, 130 if interrupted.")
    {
        BenchCommand.Create(output, error),
        BoardsCommand.Create(output),
        CompileCommand.Create(output),
        DataCommand.Create(output, error),
        DetectCommand.Create(output, error),
        DeviceCommand.Create(output, error),
        EvalCommand.Create(output, error),
        ExportCommand.Create(error),
        FlashCommand.Create(output, error, new NanoffProcess(), new ConsoleSelfTestReader(), new DeviceSelfTestReader()),
        ImportCommand.Create(output, error),
        InspectCommand.Create(output),
        KeygenCommand.Create(output),
        NewCommand.Create(output),
        SequenceCommand.Create(error),
        SignCommand.Create(output),
        TrainCommand.Create(new CheckoutTrainer(error)),
        VerifyCommand.Create(output),
        WatchCommand.Create(output, error),
    };
}
