using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.Embedded;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>Numbers that managed and native code exchange are the same in both languages. Read from the headers, name by name.</summary>
public class NumbersTests
{
    private const string Core = "nf-src/DupNet.Embedded.Native";
    private const string CameraDriver = "nf-src/DupNet.Embedded.Cameras.Esp32";

    [Fact]
    public void PixelFormatsAreThoseOfTheCoreAndOfTheHeader()
    {
        Assert.Equal(Managed<PixelFormat>(), Members(Core, "src/Imaging/PixelFormat.h", nameof(PixelFormat)));
        Dictionary<string, int> header = Constants(Core, "include/dupnet.h");
        Assert.All(Managed<PixelFormat>(), pair => Assert.Equal(pair.Value, header["DUPNET_" + UpperCase(pair.Key)]));
    }

    [Fact]
    public void FormatsOfTheDocumentAreThoseOfPixelLayout()
    {
        IEnumerable<string> wanted = Enum.GetValues<PixelFormat>().Select(PixelLayout.Of).Select(
            layout => string.Create(CultureInfo.InvariantCulture, $"| {(int)layout.Format} | `{layout.Name}` | {layout.BytesPerPixel} |"));
        Assert.Equal(wanted, Regex.Matches(Read("docs", "cameras.md"), @"(?m)^\| \d+ \| `\w+` \| \d+ \|").Select(match => match.Value));
    }

    [Fact]
    public void RotationsAndFitsAreThoseOfTheCore()
    {
        Assert.Equal(Managed<Rotation>(), Members(Core, "src/Imaging/Frame.h", nameof(Rotation)));
        Assert.Equal(Managed<FitMode>(), Members(Core, "src/Imaging/Frame.h", nameof(FitMode)));
    }

    [Fact]
    public void QuantizersAreThoseOfTheCore()
        => Assert.Equal(Managed<QuantizerKind>(), Members(Core, "src/Models/Model.h", "Quantizer"));

    [Fact]
    public void ErrorsOfModelsAreThoseOfTheCoreAndOfTheHeader()
    {
        Dictionary<string, int> core = Members(Core, "src/Models/ModelReader.h", nameof(ModelError));
        Assert.True(core.Remove("None"));
        Dictionary<string, int> managed = Managed<ModelError>();

        // The core holds a budget against the settings, not against the file.
        Assert.True(managed.Remove(nameof(ModelError.OverBudget)));
        Assert.Equal(managed, core.ToDictionary(pair => pair.Key, pair => pair.Value - 1));
        Assert.Equal(
            core.ToDictionary(pair => "DUPNET_MODEL_" + UpperCase(pair.Key), pair => -pair.Value),
            Constants(Core, "include/dupnet.h").Where(pair => pair.Key.StartsWith("DUPNET_MODEL_", StringComparison.Ordinal)).ToDictionary());
    }

    [Fact]
    public void ErrorsOfSettingsAreThoseOfTheHeader()
    {
        Dictionary<string, int> core = Members(Core, "src/Decoding/Detector.h", "SettingsError");
        Assert.True(core.Remove("None"));
        Dictionary<string, int> header = Constants(Core, "include/dupnet.h");
        Assert.All(core, pair => Assert.Equal(-20 - pair.Value, header["DUPNET_" + UpperCase(pair.Key)]));
    }

    [Fact]
    public void KernelsAreThoseOfTheHeader()
    {
        Dictionary<string, int> header = Constants(Core, "include/dupnet.h");
        Assert.All(Members(Core, "src/Layers/KernelSet.h", "KernelSet"), pair => Assert.Equal(pair.Value, header["DUPNET_" + UpperCase(pair.Key)]));
    }

    [Fact]
    public void FormatsOfTheCameraDriverAreThoseOfPixelFormat()
    {
        (string Name, int Number)[] formats = [.. Regex.Matches(Read(CameraDriver, "interop/EspCameraDriver.h"), @"constexpr int (\w+) = (\d+);")
            .Select(match => (match.Groups[1].Value, Number(match.Groups[2].Value)))
            .Where(constant => constant.Item1 != "PinCount")];
        Assert.NotEmpty(formats);
        Assert.All(formats, format => Assert.Equal((int)Enum.Parse<PixelFormat>(format.Name), format.Number));
    }

    [Fact]
    public void ResultsOfTheCameraDriverAreThoseOfTheManagedSide()
    {
        Dictionary<string, int> managed = Regex.Matches(Read(CameraDriver, "NativeResult.cs"), @"const int (\w+) = (\d+);")
            .ToDictionary(match => match.Groups[1].Value, match => Number(match.Groups[2].Value));
        Assert.Equal(managed, Members(CameraDriver, "interop/EspCameraDriver.h", "Result"));
    }

    private static Dictionary<string, int> Managed<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().ToDictionary(value => value.ToString(), value => Convert.ToInt32(value, CultureInfo.InvariantCulture));

    /// <summary>The members of an enumeration of C++, each of which must state its number.</summary>
    private static Dictionary<string, int> Members(string project, string file, string name)
    {
        string body = Regex.Replace(Body(Read(project, file), name), "//.*", string.Empty);
        Dictionary<string, int> members = Regex.Matches(body, @"(\w+) = (\d+),").ToDictionary(match => match.Groups[1].Value, match => Number(match.Groups[2].Value));
        Assert.Equal(body.Count(c => c == ','), members.Count);
        return members;
    }

    private static Dictionary<string, int> Constants(string project, string file)
        => Regex.Matches(Read(project, file), @"(DUPNET_\w+) = (-?\d+)").ToDictionary(match => match.Groups[1].Value, match => Number(match.Groups[2].Value));

    private static string Body(string text, string name)
    {
        Match match = Regex.Match(text, @"enum (?:class )?" + name + @"\b[^{]*\{([^}]*)\}");
        Assert.True(match.Success, name + " was not found");
        return match.Groups[1].Value;
    }

    private static string Read(string project, string file) => File.ReadAllText(Path.Combine(Checkout.Root, project, file));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Rgb565LittleEndian as RGB565_LITTLE_ENDIAN.</summary>
    private static string UpperCase(string name) => Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_").ToUpperInvariant();
}
