using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.Boards;
using DupNet.Embedded;

namespace DupNet.Projects;

/// <summary>Sets what a sample's BoardSettings.cs says for a board and a model.</summary>
/// <param name="code">The file as the sample has it.</param>
internal sealed class BoardSettingsCode(string code)
{
    private const string Wiring = "using DupNet.Embedded.Cameras.Wiring;\n";
    private const int BandShare = 12;

    private string _code = code;

    /// <summary>The file for a project.</summary>
    public string Make(ProjectOptions options, ProjectPlan plan)
    {
        Board board = options.Board;
        Set("Board", $"\"{board.Name}\"");
        BoardLed? led = board.Leds.FirstOrDefault(static led => led.LitBy != LedDrive.Ws2812);
        if (led is not null)
        {
            string mode = led.LitBy == LedDrive.OpenDrain ? "PinMode.OutputOpenDrain" : "PinMode.Output";
            string isHigh = led.LitBy == LedDrive.High ? "true" : "false";
            Set("LedPin", Number(led.Pin));
            Set("LedMode", mode);
            Set("IsLedLitByHigh", isHigh);
            Set("OutputPin", Number(led.Pin));
            Set("OutputMode", mode);
            Set("IsOutputOnByHigh", isHigh);
        }

        Set("Port", $"\"{board.Link.Port}\"");
        Set("TransmitPin", Number(board.Link.Tx));
        Set("ReceivePin", Number(board.Link.Rx));
        Set("ScoreThreshold", (options.Model.ScoreThreshold / 65536.0).ToString("0.####", CultureInfo.InvariantCulture) + "f");
        if (plan.FrameSize is { } frame)
        {
            Set("LinePosition", Number(frame.Width / 2));
            Set("LineBand", Number(frame.Width / BandShare));
            Set("PictureBytes", Number(Math.Max(frame.Bytes, options.Sample.FixedFrameBytes)));
            SetMember("Mode", "CameraMode", "One of the camera's modes: the smallest with the pixels of the network's input.", string.Empty,
                $"new CameraMode({Number(frame.Width)}, {Number(frame.Height)}, PixelFormat.Rgb565BigEndian)");
        }

        SetCamera(plan, board);
        SetMember("LoadModel", "DupNetModel", "The model, model.dupnet of this project.", string.Empty,
            "DupNetModel.Load(Resources.GetBytes(Resources.BinaryResources.Model))");
        if (options.Sample.SetsInput)
        {
            SetMember(
                "MakeSettings",
                "DetectorSettings",
                "How the detector works, and the size of the network's input.",
                "DupNetModel model",
                $"new DetectorSettings(model)\n        {{\n            InputWidth = {Number(plan.InputWidth)},\n            InputHeight = {Number(plan.InputHeight)},\n            ScoreThreshold = ScoreThreshold,\n        }}");
        }

        if (plan.Kernels == KernelKind.Native)
        {
            SetMember(
                "MakeEngine",
                "IDetectionEngine",
                "Native kernels, a new engine at each call; on a firmware without them the detector runs managed ones and says so.",
                string.Empty,
                "new NativeEngine()");
            if (_code.Contains("NativeEngine", StringComparison.Ordinal))
            {
                Use("DupNet.Embedded.Native");
            }
        }

        return _code;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void SetCamera(ProjectPlan plan, Board board)
    {
        if (!plan.HasCamera)
        {
            SetMember("OpenCamera", "ICamera", "None: this project has no camera.", string.Empty, "null");
            _code = _code.Replace(Wiring, string.Empty, StringComparison.Ordinal);
            return;
        }

        IReadOnlyDictionary<string, int> pins = board.Camera!.Pins;
        string doc = $"The camera, with the pins of {board.Name}. Another one: any ICamera.";
        if (board.Camera.Bus == CameraBus.Spi)
        {
            SetMember("OpenCamera", "ICamera", doc, string.Empty, Pins("new ArduCamWiring", ".Open()",
                ("SpiClock", pins["sck"]), ("SpiInput", pins["miso"]), ("SpiOutput", pins["mosi"]), ("ChipSelect", pins["cs"]), ("RegisterData", pins["sda"]), ("RegisterClock", pins["scl"])));
            return;
        }

        _code = _code.Replace(Wiring, string.Empty, StringComparison.Ordinal);
        Use("DupNet.Embedded.Cameras.Esp32");
        string data = string.Join(", ", Enumerable.Range(0, 8).Select(i => Number(pins[string.Create(CultureInfo.InvariantCulture, $"d{i}")])));
        List<(string, int)> lines =
        [
            ("Clock", pins["xclk"]), ("RegisterData", pins["sda"]), ("RegisterClock", pins["scl"]), ("FrameSync", pins["vsync"]), ("RowValid", pins["href"]), ("PixelClock", pins["pclk"]),
        ];
        if (pins.TryGetValue("pwdn", out int powerDown))
        {
            lines.Insert(0, ("PowerDown", powerDown));
        }

        if (pins.TryGetValue("reset", out int reset))
        {
            lines.Insert(0, ("Reset", reset));
        }

        SetMember("OpenCamera", "ICamera", doc, string.Empty,
            Pins("new EspCamera(new EspCameraPins", ")", [.. lines]).Replace("        })", $"            Data = new[] {{ {data} }},\n        }})", StringComparison.Ordinal));
    }

    private static string Pins(string start, string end, params (string Name, int Pin)[] lines) =>
        $"{start}\n        {{\n{string.Concat(lines.Select(line => $"            {line.Name} = {Number(line.Pin)},\n"))}        }}{end}";

    private void Use(string space)
    {
        string[] lines = [.. _code.Split('\n').TakeWhile(static line => line.StartsWith("using ", StringComparison.Ordinal)), $"using {space};"];
        int end = lines.Take(lines.Length - 1).Sum(static line => line.Length + 1);
        IEnumerable<string> sorted = lines.OrderBy(static line => !line.StartsWith("using System", StringComparison.Ordinal)).ThenBy(static line => line.TrimEnd(';'), StringComparer.Ordinal);
        _code = string.Concat(sorted.Select(static line => line + "\n")) + _code[end..];
    }

    /// <summary>Sets a constant, if the sample has it.</summary>
    private void Set(string name, string value) => _code = Regex.Replace(
        _code, $@"(public const \w+ {name} = )[^;]+;", match => match.Groups[1].Value + value + ";", RegexOptions.CultureInvariant);

    /// <summary>Sets a member with what is said of it, if the sample has it.</summary>
    private void SetMember(string name, string type, string doc, string parameters, string value)
    {
        string pattern = $@"(?:        ///[^\n]*\n)+        public static {type} {name}\([^)]*\) =>[^;]*;\n";
        if (!_code.Contains($" {name}(", StringComparison.Ordinal))
        {
            return;
        }

        string member = $"        /// <summary>{doc}</summary>\n        public static {type} {name}({parameters}) => {value};\n";
        Match match = Regex.Match(_code, pattern, RegexOptions.CultureInvariant);
        _code = match.Success
            ? _code[..match.Index] + member + _code[(match.Index + match.Length)..]
            : throw new InvalidDataException($"BoardSettings.cs has no {name} as it was expected");
    }
}
