using System;
using System.IO;
using DupNet.Cli.Commands;
using DupNet.Cli.Tests.Training;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public class TrainCommandTests
{
    [Theory]
    [InlineData("auto|DATA|--output=run", "train", "DATA", "--output", "run")]
    [InlineData("auto|DATA|--out=run|--strict|--bytes=20000", "train", "DATA", "--out", "run", "--strict", "--bytes", "20000")]
    [InlineData("auto|--no-mirror|DATA|-o=my run", "train", "--no-mirror", "DATA", "-o", "my run")]
    [InlineData("auto|DATA|--output=run|--name=-x", "train", "DATA", "--output=run", "--name=-x")]
    [InlineData("auto|--output=run|--ms-on=esp32-cam=200|--|-data", "train", "--output", "run", "--ms-on", "esp32-cam=200", "--", "-data")]
    [InlineData("auto|train|--output=train", "train", "train", "--output", "train")]
    public void TheTrainerGetsWhatTheUserWrote(string passed, params string[] arguments)
    {
        var trainer = new FakeTrainer();
        Assert.Equal(0, Run(trainer, out string error, arguments));
        Assert.Equal(passed, Assert.Single(trainer.Calls));
        Assert.Empty(error);
    }

    [Theory]
    [InlineData(ExitCode.Failure)]
    [InlineData(ExitCode.Interrupted)]
    public void TheExitCodeIsTheTrainers(int code) => Assert.Equal(code, Run(new FakeTrainer(code), out _, "train", "DATA", "--output", "run"));

    [Theory]
    [InlineData("DATA", "train", "--output", "run")]
    [InlineData("--output", "train", "DATA")]
    [InlineData("no board is called 'esp32cam'. Did you mean esp32-cam?", "train", "DATA", "--output", "run", "--ms-on", "esp32cam=200")]
    [InlineData("--ms-on must be a board and a number of milliseconds, such as esp32-cam=200, not 'esp32-cam'.", "train", "DATA", "--output", "run", "--ms-on", "esp32-cam")]
    [InlineData("--kernels says what the board of --ms-on runs", "train", "DATA", "--output", "run", "--kernels", "managed")]
    [InlineData("--ms-on must be a board", "train", "DATA", "--output", "run", "--ms-on", "esp32-cam=0")]
    [InlineData("--bytes is for new runs; --resume goes on with the run's own plan.", "train", "DATA", "--output", "run", "--resume", "--bytes", "9000")]
    [InlineData("--turns must be slight, none or any, not 'all'.", "train", "DATA", "--output", "run", "--turns", "all")]
    [InlineData("--minutes must be a number above 0", "train", "DATA", "--output", "run", "--minutes", "0")]
    public void NothingStartsBeforeTheCommandLineIsUnderstood(string message, params string[] arguments)
    {
        var trainer = new FakeTrainer();
        Assert.Equal(ExitCode.Usage, Run(trainer, out string error, arguments));
        Assert.StartsWith("dupnet: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Empty(trainer.Calls);
    }

    private static int Run(FakeTrainer trainer, out string error, params string[] arguments)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var program = new ProgramCommand("dupnet", "test") { TrainCommand.Create(trainer) };
        int code = new CommandRunner(TextWriter.Null, writer, static _ => false).Run(program, arguments);
        error = writer.ToString();
        return code;
    }
}
