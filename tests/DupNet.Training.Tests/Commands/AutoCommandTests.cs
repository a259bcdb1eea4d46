using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.Training.Learning;
using Xunit;

namespace DupNet.Training.Tests.Commands;

/// <summary>The command that needs no recipe, as <c>dupnet train</c> starts it.</summary>
public sealed class AutoCommandTests : IDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public AutoCommandTests()
    {
        _data = _folder.File("photos");
        GeneratedPhotos.Write(_data, 24, seed: 5);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void APlanTrainsNothing()
    {
        (int code, string output, string error) = Run("auto", _data, "--output", _folder.File("run"), "--class", "ring", "--plan", "--ms-on", "esp32-cam=500");
        Assert.True(code == 0, error);
        Assert.Contains("found: 24 photos, 6 of them without objects; 18 objects: ring 18\n", output);
        Assert.Contains("measured on: a fifth of the photos", output);
        Assert.Contains("chosen: input 160 x 160", output);
        Assert.Matches(@"cost: \d+ bytes of the file of 37785 allowed", output);
        Assert.Matches(@"cost: \d+ to \d+ ms on esp32-cam of 500 allowed \(native kernels;", output);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void APlanTellsWhatIsOddOnce()
    {
        File.AppendAllText(Path.Combine(_data, "labels.csv"), "images/missing.png,60,48,1,1,9,9\nimages/drawn_000.png,60,48,1,1,900,9\n");
        string[] plan = ["auto", _data, "--output", _folder.File("run"), "--plan"];
        (int code, string output, string error) = Run(plan);
        Assert.True(code == 0, error);
        Assert.Equal(2, error.Split("missing.png").Length);
        Assert.Contains("found: 24 photos, ", output);
        (code, output, error) = Run([.. plan, "--strict"]);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Empty(output);
        Assert.Contains("missing.png", error);
        Assert.Contains("labels.csv:27", error);
        Assert.EndsWith("for 2 reasons.\n", error);
    }

    [Fact]
    public void ADeviceThatThereIsNotIsRefusedFirst()
    {
        (int code, _, string error) = Run("auto", _data, "--output", _folder.File("run"), "--device", "cuda");
        Assert.Equal(ExitCode.Failure, code);
        Assert.StartsWith("dupnet-train: --device cuda: ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedBeforeTheFirstStep()
    {
        (int code, string output, string error) = Run("auto", _data, "--output", _folder.File("run"), "--bytes", "3000");
        Assert.Equal(ExitCode.Failure, code);
        Assert.Empty(output);
        Assert.Matches(@"^dupnet-train: no network fits: the smallest one needs \d+ bytes of the file, 3000 allowed.\n$", error);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void AFolderWithoutObjectsIsRefused()
    {
        File.WriteAllText(Path.Combine(_data, "labels.csv"), "file,width,height,x,y,w,h\nimages/drawn_000.png,60,48,,,,\n");
        (int code, _, string error) = Run("auto", _data, "--output", _folder.File("run"));
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("no photo for training shows an object, so there is nothing to learn.", error);
    }

    [Fact]
    public void ClassesThatAModelCannotTellApartAreRefused()
    {
        File.WriteAllText(
            Path.Combine(_data, "labels.csv"),
            "file,width,height,x,y,w,h,class\nimages/drawn_000.png,60,48,5,5,20,20,Käfer\nimages/drawn_000.png,60,48,30,5,20,20,kafer\n");
        (int code, _, string error) = Run("auto", _data, "--output", _folder.File("run"), "--plan");
        Assert.Equal(ExitCode.Failure, code);
        Assert.Equal($"dupnet-train: {_data}: the classes Käfer and kafer would have one name in the model, Kafer; name them otherwise.\n", error);
    }

    [Fact]
    public void ARunEndsWithAModelAndWhatComesNext()
    {
        string run = _folder.File("run");
        (int code, string output, string error) = Run("auto", _data, "--output", run, "--name", "red box", "--class", "box", "--size", "64", "--steps", "40", "--minutes", "0.001", "--threads", "1");
        Assert.True(code == 0, error);
        Assert.Matches("40 steps in about [0-9.]+ minutes: fewer teach nothing, so --minutes 0.001 does not hold\n", error);
        string file = Path.Combine(run, "red-box.dupnet");
        DupNetModel model = DupNetModel.Load(File.ReadAllBytes(file));
        Assert.Equal("red box", model.Name);
        Assert.Equal(["box"], model.ClassNames);
        Assert.Matches("box +[0-9]+ +[01][.][0-9]{3}", output);
        Assert.Contains($"{file}: {model.FileBytes} bytes, of step ", output);
        Assert.Contains($"  dupnet detect PICTURE --model {file}\n  dupnet new face-led my-app --model {file} --board esp32-cam\n", error);
        Assert.Contains("<h1>red box: how it was trained</h1>", File.ReadAllText(Path.Combine(run, "report.html")));
        Assert.Contains("step 10/40  validation: mean AP50", error);

        (code, _, error) = Run("auto", _data, "--output", run);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("holds a run already; go on with --resume", error);
    }

    [Fact]
    public void ATinySetIsTrainedWithoutMeasuring()
    {
        File.WriteAllText(Path.Combine(_data, "labels.csv"), "file,width,height,x,y,w,h\nimages/drawn_000.png,60,48,1,1,20,20\n");
        (int code, string output, string error) = Run("auto", _data, "--output", _folder.File("run"), "--size", "64", "--steps", "4", "--threads", "1");
        Assert.True(code == 0, error);
        Assert.Contains("not measured: there are too few photos", error);
        Assert.Contains("of step 4", output);
    }

    // Ctrl-C, or a request to end (which no shell lets a test ignore), ends after a step; what follows is what would have come anyway.
    [Fact]
    public void AnInterruptedRunGoesOnAsIfItNeverWas()
    {
        string[] arguments = ["auto", _data, "--size", "64", "--steps", "60", "--threads", "1", "--name", "mine", "--output"];
        string whole = _folder.File("whole");
        string interrupted = _folder.File("interrupted");
        (int code, string output, string error) = Run([.. arguments, whole]);
        Assert.True(code == 0, error);
        Assert.Matches("object +[1-9][0-9]* +(0[.][0-9]*[1-9]|1)", output);

        using (Process process = Start([.. arguments, interrupted]))
        {
            var text = new StringBuilder();
            string? line;
            while ((line = process.StandardError.ReadLine()) is not null && !line.StartsWith("step 10/60", StringComparison.Ordinal))
            {
                text.AppendLine(line);
            }

            Assert.Equal(0, Kill(process.Id, Terminate));
            error = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(s_patience));
            Assert.True(process.ExitCode == ExitCode.Interrupted, text + error);
            Assert.Contains($"To go on: dupnet-train auto {_data} --output {interrupted} --resume", error);
        }

        Assert.InRange(StepOf(interrupted), 10, StepOf(whole) - 1);
        (code, _, error) = Run("auto", _data, "--output", interrupted, "--resume", "--threads", "1");
        Assert.True(code == 0, error);
        Assert.Contains("going on after step ", error);
        Assert.Equal(StepOf(whole), StepOf(interrupted));
        Assert.Equal(File.ReadAllLines(new RunFolder(whole).ScoresPath), File.ReadAllLines(new RunFolder(interrupted).ScoresPath));
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, "checkpoint.bin")), File.ReadAllBytes(Path.Combine(interrupted, "checkpoint.bin")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole, "best.dupnet")), File.ReadAllBytes(Path.Combine(interrupted, "best.dupnet")));
    }

    [Fact]
    public void StartedByDupnetItSpeaksAsDupnet()
    {
        using Process process = Start(["auto", _folder.File("nothing"), "--output", _folder.File("run")], "dupnet");
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(ExitCode.Failure, process.ExitCode);
        Assert.StartsWith("dupnet: ", error, StringComparison.Ordinal);
    }

    // At once: starting a program for it takes as long as some steps.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private static long StepOf(string run)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(run, "checkpoint.bin")));
        _ = reader.ReadInt64();
        return reader.ReadInt64();
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static Process Start(string[] arguments, string? front = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "dupnet-train"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (front is not null)
        {
            start.Environment["DUPNET_FRONT"] = front;
        }

        return Process.Start(start)!;
    }
}
