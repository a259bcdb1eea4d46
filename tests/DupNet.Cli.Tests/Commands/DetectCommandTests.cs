using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;
using DupNet.NativeCore;
using DupNet.Packing;
using DupNet.Pictures;
using Xunit;

namespace DupNet.Cli.Tests.Commands;

public sealed class DetectCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public DetectCommandTests()
    {
        _model = SpotModelFile.WriteTo(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JsonHasTheAgreedShape()
    {
        string picture = Spots.Write(_folder.File("a.png"), 128, 64, (32, 16, 16, 16));
        CommandResult result = Detect(picture, "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        JsonElement json = result.SingleJson();
        Assert.Equal(["file", "width", "height", "milliseconds", "detections"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(picture, json.GetProperty("file").GetString());
        Assert.Equal(128, json.GetProperty("width").GetInt32());
        Assert.Equal(64, json.GetProperty("height").GetInt32());
        Assert.InRange(json.GetProperty("milliseconds").GetDouble(), 0, 60_000);
        JsonElement detection = Assert.Single(json.GetProperty("detections").EnumerateArray());
        Assert.Equal(["class", "x", "y", "width", "height", "score"], detection.EnumerateObject().Select(member => member.Name));

        Assert.Equal("{\"id\":0,\"name\":\"spot\"}", detection.GetProperty("class").GetRawText());

        // Half the size in the input: the spot is the cell in column 2 and row 1 of the letterbox's content.
        AssertBox(detection, 32, 16, 16, 16);
        Assert.Equal(SpotModel.Score, detection.GetProperty("score").GetDouble(), 3);
    }

    [Fact]
    public void AModelThatRunsForHoursIsRefusedWithWhatItTakesAndWhatIsAllowed()
    {
        string model = _folder.File("hours.dupnet");
        File.WriteAllBytes(model, RepeatedLayer.ForHours());
        string picture = Spots.Write(_folder.File("a.png"), 64, 64);
        CommandResult.Run("detect", picture, "--model", model).AssertFails(
            ExitCode.Failure,
            "hours.dupnet: DupNet model, offset 30: a frame of 256 x 256 takes 1253914247168 operations and 117112832 bytes of maps, the budget is 137438953472 ",
            "--budget 10 allows it");
        CommandResult.Run("bench", "--model", model).AssertFails(ExitCode.Failure, "--budget 10 allows it");
        CommandResult.Run("eval", "--data", _folder.Path, "--model", model, "--budget", "9").AssertFails(ExitCode.Failure, "the budget is 1236950581248 ");
        CommandResult.Run("detect", picture, "--model", model, "--budget", "0").AssertFails(ExitCode.Usage, "--budget must be a whole number from 1 to 1000000");

        // It costs what it costs, but is not run.
        Assert.Equal(ExitCode.Success, CommandResult.Run("inspect", model, "--json").ExitCode);

        // With the budget it is read, and only the size is wrong.
        CommandResult.Run("detect", picture, "--model", model, "--budget", "10", "--size", "999").AssertFails(ExitCode.Usage, "--size 999x999 does not suit the model");
    }

    [Fact]
    public void SeveralClassesHaveNamesAndColours()
    {
        var picture = new Picture(64, 64);
        new Random(3).NextBytes(picture.Rgb);
        string file = _folder.File("noise.png");
        PictureFile.Save(picture, file);
        string model = Path.Combine(Checkout.Root, "firmware-tests", "golden", "three.dupnet");
        string[] arguments = ["detect", file, "--model", model, "--threshold", "0.3", "--no-merge"];
        JsonElement[] found = [.. CommandResult.Run([.. arguments, "--json"]).SingleJson().GetProperty("detections").EnumerateArray()];
        string[] names = [.. found.Select(box => box.GetProperty("class").GetProperty("name").GetString()!)];
        Assert.All(found, box => Assert.Equal(new[] { "coin", "key", "bottle" }[box.GetProperty("class").GetProperty("id").GetInt32()], box.GetProperty("class").GetProperty("name").GetString()));
        Assert.True(names.Distinct().Count() > 1, string.Join(' ', names));

        string folder = _folder.File("drawn");
        CommandResult text = CommandResult.Run([.. arguments, "--output", folder]);
        Assert.All(names, name => Assert.Contains($"  {name} 0.", text.Output));
        byte[] drawn = PictureFile.Load(Assert.Single(Directory.GetFiles(folder))).Rgb;
        foreach (int id in found.Select(box => box.GetProperty("class").GetProperty("id").GetInt32()).Distinct())
        {
            byte[] colour = Painted(ClassColours.Of(id));
            Assert.Contains(Enumerable.Range(0, drawn.Length / 3), i => drawn.AsSpan(3 * i, 3).SequenceEqual(colour));
        }

        static byte[] Painted(MarkColour colour) => BoxPainter.Paint(new Picture(40, 40), [new ScoreMark(10, 10, 20, 20, null, colour)]).Rgb.AsSpan(3 * ((20 * 40) + 10), 3).ToArray();
    }

    [Fact]
    public void NothingFoundIsAnEmptyList()
    {
        JsonElement json = Detect(Spots.Write(_folder.File("a.png"), 50, 60), "--json").SingleJson();
        Assert.Empty(json.GetProperty("detections").EnumerateArray());
    }

    [Fact]
    public void ADamagedPictureIsRefusedOrOnRequestUsedWithAMessage()
    {
        string picture = Spots.Write(_folder.File("a.png"), 128, 64, (32, 16, 16, 16));
        byte[] bytes = File.ReadAllBytes(picture);
        File.WriteAllBytes(picture, bytes[..^40]);
        string other = Spots.Write(_folder.File("b.png"), 64, 64, (8, 8, 8, 8));
        CommandResult result = Detect(picture, other, "--json");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Contains("a.png: the picture has lost pixels: it is cut short", result.Error, StringComparison.Ordinal);
        Assert.Equal(other, result.SingleJson().GetProperty("file").GetString());

        result = Detect(picture, "--allow-damaged", "--json");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("a.png: the picture has lost pixels: it is cut short", result.Error, StringComparison.Ordinal);
        Assert.Equal(128, result.SingleJson().GetProperty("width").GetInt32());
    }

    [Fact(Timeout = 60_000)]
    public async Task PipesAndDevicesAmongThePicturesAreRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with a tool of Unix.");
        using Process make = Process.Start("mkfifo", [_folder.File("pipe.jpg")]);
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        string picture = Spots.Write(_folder.File("z.png"), 64, 64, (8, 8, 8, 8));
        CommandResult result = Detect("/dev/zero", _folder.Path, "--json");
        Assert.Equal(ExitCode.Failure, result.ExitCode);
        Assert.Equal(picture, result.SingleJson().GetProperty("file").GetString());
        Assert.Contains("/dev/zero: is empty, or no regular file but a pipe or a device.", result.Error, StringComparison.Ordinal);
        Assert.Contains("pipe.jpg: is empty, or no regular file but a pipe or a device.", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 file was passed over, no pictures that can be read (1 .dupnet).", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsAreNotLostWithTheirCopy()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64, (8, 8, 8, 8));
        Directory.CreateDirectory(_folder.File("copies/a.detected.png"));
        CommandResult result = Detect(picture, "--output", _folder.File("copies/x")[..^2]);
        result.AssertFails(ExitCode.Failure, "a.detected.png");
        Assert.Contains("1 found in ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn in", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StretchFillsTheInput()
    {
        // Half the width and the full height in the input.
        string picture = Spots.Write(_folder.File("a.png"), 128, 64, (32, 16, 16, 8));
        AssertBox(SingleDetection(Detect(picture, "--json", "--fit", "stretch")), 32, 16, 16, 8);
    }

    [Theory]
    [InlineData("128", 128, 64, 8)]
    [InlineData("128x64", 128, 64, 8)]
    [InlineData("32x16", 128, 64, 32)]
    public void SizeChoosesTheInput(string size, int width, int height, int cell)
    {
        string picture = Spots.Write(_folder.File("a.png"), width, height, (cell, cell, cell, cell));
        AssertBox(SingleDetection(Detect(picture, "--json", "--size", size)), cell, cell, cell, cell);
    }

    [Fact]
    public void SizesMergeWhatEachFinds()
    {
        // A cell at 32 is four at 64, which are parts of a spot that is too large for 64; the small spot is too small for 32.
        string picture = Spots.Write(_folder.File("a.png"), 64, 64, (16, 16, 16, 16), (40, 40, 4, 4));
        Assert.Equal(5, Count(Detect(picture, "--json", "--size", "64")));
        AssertBox(SingleDetection(Detect(picture, "--json", "--size", "32")), 16, 16, 16, 16);
        JsonElement[] found = [.. Detect(picture, "--json", "--sizes", "32,64").SingleJson().GetProperty("detections").EnumerateArray()];
        Assert.Equal(2, found.Length);
        AssertBox(found[0], 16, 16, 16, 16);
        AssertBox(found[1], 40, 40, 8, 8);

        // One size in the list is that size; the picture's own scale does not matter.
        Assert.Equal(5, Count(Detect(picture, "--json", "--sizes", "64x64")));
        string large = Spots.Write(_folder.File("b.png"), 1024, 1024, (256, 256, 256, 256), (640, 640, 64, 64));
        found = [.. Detect(large, "--json", "--sizes", "32,64").SingleJson().GetProperty("detections").EnumerateArray()];
        Assert.Equal(2, found.Length);
        AssertBox(found[0], 256, 256, 256, 256);
        AssertBox(found[1], 640, 640, 128, 128);
    }

    [Fact]
    public void ThresholdsAndCountsApply()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64, (8, 8, 8, 8), (40, 16, 8, 8), (40, 48, 8, 8));
        Assert.Equal(3, Count(Detect(picture, "--json")));
        Assert.Equal(2, Count(Detect(picture, "--json", "--max", "2")));
        Assert.Equal(0, Count(Detect(picture, "--json", "--threshold", "0.9999")));

        // From a score of 0 every cell counts; cells do not overlap.
        Assert.Equal(64, Count(Detect(picture, "--json", "--threshold", "0", "--overlap", "0")));
        Assert.Equal(64, Count(Detect(picture, "--json", "--threshold", "0", "--max", "4096")));
    }

    [Fact]
    public void TextIsOneLineAPictureAndOneABox()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64, (8, 24, 8, 8));
        CommandResult result = Detect(picture, Spots.Write(_folder.File("b.png"), 30, 20));
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(3, result.Lines.Length);
        Assert.Matches($"^{picture}: 64 x 64 pixels, 1 found in \\d+\\.\\d ms$", result.Lines[0]);
        Assert.Equal("  spot 1.00  8 x 8 at 8, 24", result.Lines[1]);
        Assert.Matches("b.png: 30 x 20 pixels, 0 found in ", result.Lines[2]);
    }

    [Fact]
    public void PicturesThatFailDoNotStopTheOthers()
    {
        string good = Spots.Write(_folder.File("good.png"), 64, 64, (8, 8, 8, 8));
        string broken = _folder.File("broken.jpg");
        File.WriteAllText(broken, "no picture");
        string cut = Spots.Write(_folder.File("cut.png"), 64, 64, (8, 8, 8, 8));
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..60]);
        string missing = _folder.File("missing.jpg");
        CommandResult result = Detect(missing, broken, cut, good, "--json");
        result.AssertFails(
            ExitCode.Failure,
            $"{missing}: no such file",
            $"{broken}: not a picture",
            $"{cut}: ");
        Assert.Equal(3, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(good, result.SingleJson().GetProperty("file").GetString());
    }

    [Fact]
    public void FoldersAndPatternsWithoutAPictureFail()
    {
        _folder.File("empty/note.txt");
        File.WriteAllText(_folder.File("empty/note.txt"), "text");
        string empty = Path.Combine(_folder.Path, "empty");
        string pattern = Path.Combine(_folder.Path, "nowhere", "*.png");
        Detect(empty, pattern).AssertFails(ExitCode.Failure, $"{empty}: no picture found", $"{pattern}: no picture found");
    }

    [Fact]
    public void OutputTakesCopiesWithBoxes()
    {
        string first = Spots.Write(_folder.File("in/a/face.png"), 64, 64, (16, 16, 8, 8));
        Spots.Write(_folder.File("in/b/face.jpg"), 64, 64, (16, 16, 8, 8));
        string output = Path.Combine(_folder.Path, "out", "deep");
        CommandResult result = Detect(Path.Combine(_folder.Path, "in"), "--output", output);
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(
            ["face.2.detected.png", "face.detected.png"],
            Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.EndsWith($"drawn in {Path.Combine(output, "face.detected.png")}", result.Lines[0], StringComparison.Ordinal);

        Picture before = PictureFile.Load(first);
        Picture after = PictureFile.Load(Path.Combine(output, "face.detected.png"));
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));

        // A green edge on the spot's right side, and black beyond it.
        int edge = after.IndexOf(23, 20);
        Assert.True(after.Rgb[edge] < 100 && after.Rgb[edge + 1] > 200, "No edge is drawn.");
        Assert.Equal(0, after.Rgb[after.IndexOf(40, 40) + 1]);
    }

    [Fact]
    public void AnUnusableOutputFolderFails()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64);
        Detect(picture, "--output", Path.Combine(picture, "out")).AssertFails(ExitCode.Failure, "cannot be made a folder");
    }

    [Fact]
    public void ASinglePictureLeavesItsCopyInTheCurrentFolder()
    {
        string picture = Spots.Write(_folder.File("in/a.png"), 64, 64, (8, 8, 8, 8));
        _folder.File("work/x");
        string work = Path.Combine(_folder.Path, "work");

        CommandResult json = CommandResult.Start(work, "detect", picture, "--model", _model, "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (json.ExitCode, json.Error));
        AssertBox(SingleDetection(json), 8, 8, 8, 8);
        Assert.Empty(Directory.GetFiles(work));

        Assert.Equal(ExitCode.Success, CommandResult.Start(work, "detect", "../in", "--model", _model).ExitCode);
        Assert.Empty(Directory.GetFiles(work));

        CommandResult text = CommandResult.Start(work, "detect", picture, "--model", _model);
        Assert.Equal(ExitCode.Success, text.ExitCode);
        Assert.Contains("drawn in a.detected.png", text.Output, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(work, "a.detected.png")], Directory.GetFiles(work));

        // The copy is no new picture to look at.
        CommandResult again = CommandResult.Start(work, "detect", ".", "--model", _model);
        again.AssertFails(ExitCode.Failure, ".: no picture found");
    }

    [Fact]
    public void TheProgramReturnsItsExitCode()
    {
        Assert.Equal(ExitCode.Success, CommandResult.Start(_folder.Path, "--help").ExitCode);
        CommandResult.Start(_folder.Path, "detect", "nowhere.jpg", "--model", _model).AssertFails(
            ExitCode.Failure, "nowhere.jpg: no such file");
        CommandResult.Start(_folder.Path, "detect").AssertFails(ExitCode.Usage, "Try 'dupnet detect --help'");
    }

    [Theory]
    [InlineData("'PATH' missing", "detect")]
    [InlineData("--size must be N or WxH in pixels, such as 160 or 224x160, not 'big'", "detect", "a.png", "--size", "big")]
    [InlineData("not '0x64'", "detect", "a.png", "--size", "0x64")]
    [InlineData("not '1x2x3'", "detect", "a.png", "--size", "1x2x3")]
    [InlineData("--sizes must be sizes in pixels with commas between them, such as 160,320 or 224x160,448x320, not ''", "detect", "a.png", "--sizes", "160,")]
    [InlineData("--sizes has 160x160 twice", "detect", "a.png", "--sizes", "160,160x160")]
    [InlineData("--size and --sizes exclude each other", "eval", "--data", "x", "--size", "160", "--sizes", "160,320")]
    [InlineData("--threshold must be a number from 0 to 1, not '1.5'", "detect", "a.png", "--threshold", "1.5")]
    [InlineData("--overlap must be a number from 0 to 1, not 'NaN'", "detect", "a.png", "--overlap", "NaN")]
    [InlineData("--max must be an integer from 1 to 4096, not '0'", "detect", "a.png", "--max", "0")]
    [InlineData("--fit must be letterbox or stretch, not 'crop'", "detect", "a.png", "--fit", "crop")]
    [InlineData("--wrong", "inspect", "a.dupnet", "--wrong")]
    [InlineData("--data", "eval")]
    [InlineData("command", "frobnicate")]
    public void WrongCommandLinesAreUsageErrors(string message, params string[] arguments)
    {
        CommandResult result = CommandResult.Run(arguments);
        result.AssertFails(ExitCode.Usage, message, "Try 'dupnet");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void ASizeThatTheModelRefusesIsAUsageError()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64);
        Detect(picture, "--size", "60").AssertFails(ExitCode.Usage, "--size", "multiple of 8 in 16..256");
        Detect(picture, "--size", "512").AssertFails(ExitCode.Usage, "multiple of 8 in 16..256");
        Detect(picture, "--sizes", "64,60").AssertFails(ExitCode.Usage, "--sizes 60x60 does not suit", "multiple of 8 in 16..256");
    }

    [Fact]
    public void DamagedModelsAreRefusedInWords()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64);
        string model = _folder.File("damaged.dupnet");
        byte[] good = SpotModel.Bytes;
        for (int length = 1; length < good.Length; length++)
        {
            File.WriteAllBytes(model, good[..length]);
            CommandResult result = CommandResult.Run("detect", picture, "--model", model);
            result.AssertFails(ExitCode.Failure, $"{model}: ", "offset");
            Assert.Empty(result.Output);
        }

        for (int i = 0; i < good.Length; i++)
        {
            byte[] damaged = [.. good];
            damaged[i] ^= 0x10;
            File.WriteAllBytes(model, damaged);
            CommandResult.Run("inspect", model).AssertFails(ExitCode.Failure, $"{model}: ", "offset");
        }

        File.WriteAllBytes(model, []);
        CommandResult.Run("inspect", model).AssertFails(ExitCode.Failure, $"{model}: ");
        CommandResult.Run("inspect", _folder.File("missing.dupnet")).AssertFails(ExitCode.Failure, "missing.dupnet: no such file");
        CommandResult.Run("inspect", _folder.Path).AssertFails(ExitCode.Failure, "is a folder");
    }

    [Fact]
    public void APictureIsNoModelAndAModelNoPicture()
    {
        string picture = Spots.Write(_folder.File("a.png"), 64, 64);
        CommandResult.Run("inspect", picture).AssertFails(ExitCode.Failure, $"{picture}: is a picture, not a model file");
        CommandResult.Run("detect", picture, "--model", picture).AssertFails(ExitCode.Failure, $"{picture}: is a picture, not a model file");
        CommandResult.Run("detect", _model).AssertFails(ExitCode.Failure, $"{_model}: is a model, not a picture; --model takes it");
    }

    [Fact]
    public void AFileOfAnyNameIsFound()
    {
        string[] names = ["@home.png", "-dash.png", "--threshold", "true"];
        foreach (string name in names)
        {
            Spots.Write(_folder.File("a.png"), 64, 64, (8, 8, 8, 8));
            File.Copy(_folder.File("a.png"), _folder.File(name));
        }

        CommandResult result = CommandResult.Start(_folder.Path, ["detect", "--json", "--model", _model, "--", .. names]);
        Assert.Equal((ExitCode.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(names, result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()));
        Assert.Equal(ExitCode.Success, CommandResult.Start(_folder.Path, "detect", "@home.png", "--model", _model).ExitCode);
    }

    [Fact]
    public void TheStatedDefaultsAreTheRuntimes()
    {
        var settings = new DetectorSettings(SpotModel.Model);
        string help = CommandResult.Run("detect", "--help").Output;
        Assert.Equal(0.5f, settings.OverlapThreshold);
        Assert.True(settings.MergeBoxes);
        Assert.Contains("Default: 0.5.", help, StringComparison.Ordinal);
        Assert.Equal(FitMode.Letterbox, settings.Fit);
        Assert.Contains("[default: letterbox]", help, StringComparison.Ordinal);
        Assert.False(settings.StretchContrast);
        Assert.Contains("[default: off]", help, StringComparison.Ordinal);
    }

    private static JsonElement SingleDetection(CommandResult result) =>
        Assert.Single(result.SingleJson().GetProperty("detections").EnumerateArray());

    private static int Count(CommandResult result) => result.SingleJson().GetProperty("detections").GetArrayLength();

    private static void AssertBox(JsonElement box, double x, double y, double width, double height)
    {
        Assert.Equal(x, box.GetProperty("x").GetDouble(), 0.1);
        Assert.Equal(y, box.GetProperty("y").GetDouble(), 0.1);
        Assert.Equal(width, box.GetProperty("width").GetDouble(), 0.1);
        Assert.Equal(height, box.GetProperty("height").GetDouble(), 0.1);
    }

    private CommandResult Detect(params string[] arguments) =>
        CommandResult.Run([.. arguments.Prepend("detect"), "--model", _model]);
}
