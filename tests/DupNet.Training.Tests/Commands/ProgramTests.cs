using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Training.Tests.Commands;

/// <summary>Runs the program as users do, from its restart with other settings to its exit code.</summary>
public sealed class ProgramTests : IDisposable
{
    private const int LargestModel = 37785;

    private readonly TemporaryFolder _folder = new();

    private static string Recipe => Path.Combine(AppContext.BaseDirectory, "default-recipe.json");

    private static string TeacherRecipe => Path.Combine(AppContext.BaseDirectory, "teacher-recipe.json");

    private static string DefaultModel => Path.Combine(AppContext.BaseDirectory, "default-model.dupnet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DefaultRecipeTrainsResumesValidatesAndExports()
    {
        string data = _folder.File("photos");
        string run = _folder.File("run");
        string model = _folder.File("model.dupnet");
        GeneratedPhotos.Write(data, 8, seed: 2);

        (int code, string output, string error) = Run("train", Recipe, "--data", data, "--validation", data, "--output", run, "--steps", "2");
        Assert.True(code == 0, error);
        Assert.Empty(output);
        Assert.Contains("step 2/2", error);
        Assert.Contains("2,all,8,6,", File.ReadAllText(Path.Combine(run, "validation.csv")));

        (code, _, error) = Run("train", Recipe, "--data", data, "--output", run, "--resume", "--steps", "3");
        Assert.True(code == 0, error);
        Assert.Contains("step 3/3", error);

        (code, output, error) = Run("validate", run, "--data", data, "--size", "64");
        Assert.True(code == 0, error);
        Assert.Contains("8 photos", output);

        (code, output, error) = Run("export", run, "--output", model);
        Assert.True(code == 0, error);
        Assert.Empty(output);
        DupNetModel loaded = DupNetModel.Load(File.ReadAllBytes(model));
        Assert.Equal("dupnet-tinier-yolo", loaded.Name);
        Assert.InRange(loaded.FileBytes, 30000, LargestModel);
    }

    [Fact]
    public void TrainingGoesOnFromAModel()
    {
        string data = _folder.File("photos");
        string run = _folder.File("run");
        string model = _folder.File("model.dupnet");
        GeneratedPhotos.Write(data, 8, seed: 3);

        (int code, _, string error) = Run("train", Recipe, "--data", data, "--output", run, "--steps", "2", "--from", DefaultModel);
        Assert.True(code == 0, error);
        (code, _, error) = Run("train", Recipe, "--data", data, "--output", run, "--resume", "--steps", "4");
        Assert.True(code == 0, error);
        (code, _, error) = Run("export", run, "--output", model);
        Assert.True(code == 0, error);

        // Four steps turn few of the signs.
        ModelSpec before = ModelUnpacker.Read(File.ReadAllBytes(DefaultModel));
        ModelSpec after = ModelUnpacker.Read(File.ReadAllBytes(model));
        int turned = before.Layers.Zip(after.Layers).Sum(pair => pair.First.Ones.Zip(pair.Second.Ones).Count(ones => ones.First != ones.Second));
        Assert.InRange(turned, 0, before.Layers.Sum(layer => layer.Ones.Length) / 20);

        byte[] cut = File.ReadAllBytes(DefaultModel)[..1000];
        File.WriteAllBytes(_folder.File("cut.dupnet"), cut);
        AssertFails("cut.dupnet: ", "train", Recipe, "--data", data, "--output", _folder.File("run2"), "--from", _folder.File("cut.dupnet"));
        AssertFails("missing.dupnet: no such file", "train", Recipe, "--data", data, "--output", _folder.File("run2"), "--from", _folder.File("missing.dupnet"));
        AssertEnds(2, "--from is for new runs", "train", Recipe, "--data", data, "--output", run, "--resume", "--from", DefaultModel);
        Assert.False(Directory.Exists(_folder.File("run2")));
    }

    [Fact]
    public void ALargerNetworkTeaches()
    {
        string data = _folder.File("photos");
        string teacher = _folder.File("teacher");
        string run = _folder.File("run");
        string recipe = _folder.File("recipe.json");
        GeneratedPhotos.Write(data, 8, seed: 4);
        File.WriteAllText(recipe, File.ReadAllText(Recipe).Replace("\"loss\":", "\"distillation\": { \"objectness\": 3, \"box\": 2 }, \"loss\":"));

        (int code, _, string error) = Run("train", TeacherRecipe, "--data", data, "--output", teacher, "--steps", "2");
        Assert.True(code == 0, error);
        (code, _, error) = Run("train", recipe, "--data", data, "--output", run, "--steps", "2", "--teacher", teacher);
        Assert.True(code == 0, error);
        (code, _, error) = Run("train", recipe, "--data", data, "--output", run, "--resume", "--steps", "3");
        Assert.True(code == 0, error);
        string[][] table = [.. File.ReadAllLines(Path.Combine(run, "training.csv")).Select(line => line.Split(','))];
        int distilled = Array.IndexOf(table[0], "distilled");
        Assert.All(table.Skip(1), line => Assert.NotEqual("0.0000", line[distilled]));

        (code, _, error) = Run("train", recipe, "--data", data, "--output", _folder.File("alone"), "--steps", "1");
        Assert.True(code == 0, error);
        Assert.Contains("does not count", error);
        string other = _folder.File("other.json");
        File.WriteAllText(other, File.ReadAllText(recipe).Replace("\"width\": 14", "\"width\": 15"));
        AssertFails("head 0: anchors", "train", other, "--data", data, "--output", _folder.File("run2"), "--teacher", teacher);
        AssertFails("changes nothing", "train", Recipe, "--data", data, "--output", _folder.File("run2"), "--teacher", teacher);
        AssertFails("holds no training run", "train", recipe, "--data", data, "--output", _folder.File("run2"), "--teacher", data);
        Assert.False(Directory.Exists(_folder.File("run2")));
    }

    [Fact]
    public void AFailedStartIsNotInTheWay()
    {
        string data = _folder.File("photos");
        string run = _folder.File("run");
        GeneratedPhotos.Write(data, 8, seed: 7);
        string photo = Path.Combine(data, "images", "drawn_000.png");
        byte[] whole = File.ReadAllBytes(photo);
        AssertFails("photoss: no such folder", "train", Recipe, "--data", data, "--validation", data + "s", "--output", run);
        Assert.False(Directory.Exists(run));
        File.WriteAllBytes(photo, whole[..40]);
        AssertFails("drawn_000.png", "train", Recipe, "--data", data, "--output", run, "--steps", "2", "--from", DefaultModel, "--strict");
        Assert.False(Directory.Exists(run));

        File.WriteAllBytes(photo, whole);
        (int code, _, string error) = Run("train", Recipe, "--data", data, "--output", run, "--steps", "2");
        Assert.True(code == 0, error);
        Assert.Contains("step 0 of 2", error);
        Assert.Contains("step 2/2", error);

        AssertFails("has done 2 steps, more than the 1", "train", Recipe, "--data", data, "--output", run, "--resume", "--steps", "1");
        AssertFails($"the run was started with {data};", "train", Recipe, "--data", _folder.Path, "--output", run, "--resume");
        AssertFails("without a teacher", "train", Recipe, "--data", data, "--output", run, "--resume", "--teacher", run);
        AssertFails("holds no training run", "train", Recipe, "--data", data, "--output", _folder.File("none"), "--resume");
    }

    // What only the last validation reads once ended runs after their last step.
    [Fact]
    public void EveryPhotoIsReadBeforeTheFirstStep()
    {
        string data = _folder.File("photos");
        string validation = _folder.File("validation");
        GeneratedPhotos.Write(data, 8, seed: 8);
        GeneratedPhotos.Write(validation, 8, seed: 9);
        string run = _folder.File("run");
        string[] start = ["train", Recipe, "--data", data, "--validation", validation, "--output", run, "--steps", "2", "--validation-every", "8", "--strict"];
        Cut(Path.Combine(validation, "images", "drawn_005.png"));
        AssertFails("drawn_005.png", start);
        Cut(Path.Combine(validation, "images", "drawn_006.png"));
        File.AppendAllText(Path.Combine(validation, "labels.csv"), "images/missing.png,60,48,,,,\n");
        (int code, _, string error) = Run(start);
        Assert.Equal(1, code);
        Assert.EndsWith($"dupnet-train: {validation}: cannot be trained with or measured on as it is, for 3 reasons.\n", error);
        Assert.Contains("labels.csv:10: images/missing.png: no such file", error);
        Assert.Contains("drawn_005.png", error);
        Assert.Contains("drawn_006.png", error);
        Assert.DoesNotContain("step 1", error);
        Assert.False(Directory.Exists(run));

        // Without --strict the others do; all is told, and the run notes what it trains with.
        (code, _, error) = Run(start[..^1]);
        Assert.True(code == 0, error);
        Assert.Contains("labels.csv:10: images/missing.png: no such file", error);
        Assert.Contains("step 2/2", error);
        Assert.Contains("2,all,6,", File.ReadAllText(Path.Combine(run, "validation.csv")));
        Assert.Equal(9, File.ReadAllLines(Path.Combine(run, "photos.csv")).Length);
    }

    // As a user has them: a YOLO folder, three classes, anchors of his own, and the one-class default model to start from.
    [Fact]
    public void SeveralClassesOfAYoloFolderFromTheDefaultModel()
    {
        string data = Directory.CreateDirectory(_folder.File("photos")).FullName;
        string run = _folder.File("run");
        string model = _folder.File("model.dupnet");
        string recipe = _folder.File("recipe.json");
        GeneratedPhotos.WriteClasses(data, 20, seed: 12);
        File.WriteAllText(recipe, File.ReadAllText(Recipe)
            .Replace("[\"face\"]", "[\"ring\", \"car\", \"cup\"]")
            .Replace("\"channelsOut\": 5,", "\"channelsOut\": 8,")
            .Replace("\"boxConventions\": { \"face\": { \"\": { \"width\": 1.05, \"height\": 1.15, \"up\": 0.08 } } },", string.Empty)
            .Replace("\"width\": 14, \"height\": 17", "\"width\": 34, \"height\": 17"));

        (int code, _, string error) = Run("train", recipe, "--data", Path.Combine(data, "data.yaml"), "--output", run, "--steps", "2", "--from", DefaultModel);
        Assert.True(code == 0, error);
        Assert.Contains("heads begin at random", error);
        Assert.Contains("mean AP50", error);
        Assert.Contains("2,\"car\",", File.ReadAllText(Path.Combine(run, "validation-classes.csv")));
        (code, _, error) = Run("train", recipe, "--data", Path.Combine(data, "data.yaml"), "--output", run, "--steps", "3", "--resume");
        Assert.True(code == 0, error);
        (code, string output, error) = Run("validate", run, "--data", data);
        Assert.True(code == 0, error);
        Assert.Contains("4 photos", output);
        Assert.Contains("mean AP50", output);
        (code, _, error) = Run("export", run, "--output", model);
        Assert.True(code == 0, error);
        Assert.Equal(["ring", "car", "cup"], DupNetModel.Load(File.ReadAllBytes(model)).ClassNames);
        AssertEnds(2, "--validation-share takes photos of --data", "train", recipe, "--data", data, "--output", run, "--validation-share", "0.2", "--resume");
    }

    [Fact]
    public void ClassesOfLabelsAndRecipeMustAgree()
    {
        string data = _folder.File("photos");
        string run = _folder.File("run");
        GeneratedPhotos.Write(data, 8, seed: 10);
        AssertFails("labels are of the classes ring, but the recipe trains face", "train", Recipe, "--data", data, "--output", run, "--steps", "1", "--class", "ring");
        (int code, _, string error) = Run("train", Recipe, "--data", data, "--output", run, "--steps", "1", "--class", "face");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("boxConventions", error);
        AssertFails("--class ring: the run was started with face", "train", Recipe, "--data", data, "--output", run, "--resume", "--steps", "2", "--class", "ring");
        (code, _, error) = Run("train", Recipe, "--data", data, "--output", run, "--resume", "--steps", "2");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("boxConventions", error);
        (code, _, error) = Run("train", Recipe, "--data", data, "--output", _folder.File("run2"), "--steps", "1");
        Assert.True(code == 0, error);
        Assert.Contains("the labels name no class, so training.boxConventions do not count; --class face", error);
    }

    [Fact]
    public void WhatIsNoFileOfItsKindIsCalledSo()
    {
        using (Process make = Process.Start("mkfifo", [_folder.File("pipe")]))
        {
            make.WaitForExit();
        }

        PictureFile.Save(new Picture(8, 8), _folder.File("a.png"));
        File.WriteAllText(_folder.File("labels.csv"), "file,width,height,x,y,w,h\na.png,8,8,1,1,5,5\n");
        string[] run = ["--data", _folder.Path, "--output", _folder.File("run")];
        AssertFails("pipe: is empty, or no regular file but a pipe or a device", ["train", _folder.File("pipe"), .. run]);
        AssertFails("pipe: is empty, or no regular file but a pipe or a device", ["train", Recipe, .. run, "--from", _folder.File("pipe")]);
        AssertFails("a.png: is a picture, not a model file", ["train", Recipe, .. run, "--from", _folder.File("a.png")]);
        Assert.False(Directory.Exists(_folder.File("run")));
    }

    [Fact]
    public void WrongUseIsOneLine()
    {
        string missing = _folder.File("missing.json");
        AssertFails($"{missing}: no such file", "train", missing, "--data", _folder.Path, "--output", _folder.File("run"));
        AssertFails("holds neither labels nor pictures", "train", Recipe, "--data", _folder.Path, "--output", _folder.File("run"));
        AssertFails("holds no training run", "export", _folder.Path, "--output", _folder.File("model.dupnet"));
        File.Copy(Recipe, _folder.File("recipe.json"));
        AssertFails("checkpoint.bin: cannot be read", "export", _folder.Path, "--data", _folder.Path, "--output", _folder.File("model.dupnet"));
        AssertFails("data-folder.txt is missing", "export", _folder.Path, "--output", _folder.File("model.dupnet"));
        AssertEnds(2, "'--data' is required", "train", Recipe, "--output", _folder.File("run"));
        AssertEnds(2, "--data must not be empty", "train", Recipe, "--data", "", "--output", _folder.File("run"));
    }

    private static void Cut(string path) => File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);

    [Theory]
    [InlineData("unknown option --outptu. Did you mean --output?", "--outptu", "x")]
    [InlineData("--steps must be a whole number from 1 to 1000000000000, not '0'", "--steps", "0")]
    [InlineData("--steps must be", "--steps", "9223372036854775807")]
    [InlineData("--epochs must be a number above 0 and at most 1000000, not 'NaN'", "--epochs", "NaN")]
    [InlineData("--epochs must be", "--epochs", "-1")]
    [InlineData("--threads must be a whole number from 1 to 1024", "--threads", "1000000")]
    [InlineData("--validation-minutes must be", "--validation-minutes", "0")]
    [InlineData("--validation-every must be", "--validation-every", "0")]
    public void WrongOptionsAreRefusedBeforeAnythingRuns(string message, params string[] options) =>
        AssertEnds(2, message, ["train", "missing.json", "--data", "missing", "--output", _folder.File("run"), .. options]);

    // One line for what cannot be used; for a wrong command line another one that names the help.
    private static void AssertFails(string message, params string[] arguments) => AssertEnds(1, message, arguments);

    private static void AssertEnds(int wanted, string message, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal(wanted, code);
        Assert.Empty(output);
        Assert.StartsWith("dupnet-train: ", error);
        Assert.Contains(message, error);
        string[] lines = error.TrimEnd().Split('\n');
        Assert.Equal(wanted, lines.Length);
        Assert.True(wanted != 2 || lines[1] == $"Try 'dupnet-train {arguments[0]} --help'.", error);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "dupnet-train"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
