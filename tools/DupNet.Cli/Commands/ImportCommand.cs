using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Cli.Output;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Measuring.Files;
using DupNet.Measuring.Models;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Reading;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet import</c>: a model of an ONNX file.</summary>
internal static class ImportCommand
{
    private const string Description =
        "Makes a model of a network in QONNX, as Brevitas writes it, or in the ONNX of dupnet export. Levels are exact; what cannot be mapped is "
        + "listed and refused (docs/networks-made-elsewhere.md).";

    private const int MostSettingsBytes = 1 << 20;
    private const int MostReasons = 50;

    /// <summary>Makes the command <c>import</c>.</summary>
    /// <param name="output">Takes what was made.</param>
    /// <param name="error">Takes what stands in the way.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("ONNX") { Description = "The ONNX file." };
        Option<string?> model = CommonOptions.Output("The model file to write (.dupnet).", "FILE");
        model.Required = true;
        var settings = new Option<string?>("--settings")
        {
            Description = "JSON with what the graph does not hold: name, classes, input, threshold, heads with anchors.",
            HelpName = "FILE",
        };
        var name = new Option<string?>("--name") { Description = "The model's name. Default: that of the ONNX file.", HelpName = "NAME" };
        var classes = new Option<string?>("--classes") { Description = "Names of the classes, in the order of the logits.", HelpName = "A,B" };
        Option<IReadOnlyList<AnchorDescription>?> anchors = Anchors();
        Option<InputSize?> size = ModelOptions.Size();
        size.Description = "Size of the input in pixels, such as 160 or 224x160. Default: the graph's.";
        Option<IReadOnlyList<double>?> range = Range();
        Option<float?> threshold = CommonOptions.Share("--threshold", "Least score of a detection. Default: 0.5.");
        var command = new Command("import", Description) { file, model, settings, name, classes, anchors, size, range, threshold };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            InputSize? given = parsed.GetValue(size);
            NetworkDescription told = new()
            {
                Name = parsed.GetValue(name),
                Classes = parsed.GetValue(classes)?.Split(','),
                Threshold = parsed.GetValue(threshold) is float share ? Math.Round(share, 6) : null,
                Heads = parsed.GetValue(anchors) is { } boxes ? [new HeadDescription { Anchors = boxes }] : null,
                Input = new InputDescription { Width = given?.Width, Height = given?.Height, Range = parsed.GetValue(range) },
            };
            told = told.Over(SettingsIn(parsed.GetValue(settings)));
            return Import(path, parsed.GetRequiredValue(model)!, told, output, error);
        });
        return command;
    }

    private static int Import(string path, string model, NetworkDescription told, TextWriter output, TextWriter error)
    {
        try
        {
            byte[] bytes = InputFile.ReadAllBytes(path, OnnxImport.MostBytes);
            ImportedModel imported = OnnxImport.Read(bytes, told, Path.GetFileNameWithoutExtension(path));
            OutputFile.Write(model, imported.File);
            output.WriteVisible(string.Create(
                CultureInfo.InvariantCulture, $"{model}: {imported.Spec.Layers.Count} layers, {imported.File.Length:N0} bytes."));
            if (imported.LogitError > 0)
            {
                error.WriteVisible(string.Create(
                    CultureInfo.InvariantCulture, $"Levels are exact; logits are rounded and may be off by {imported.LogitError:0.####}."));
            }

            return ExitCode.Success;
        }
        catch (ImportRefusedException e)
        {
            foreach (string reason in e.Reasons.Take(MostReasons))
            {
                ErrorLine.Write(error, ProgramMessage.Program, $"{path}: {reason}");
            }

            if (e.Reasons.Count > MostReasons)
            {
                ErrorLine.Write(error, ProgramMessage.Program, $"{path}: and {e.Reasons.Count - MostReasons} more.");
            }

            return ExitCode.Failure;
        }
    }

    private static NetworkDescription SettingsIn(string? path)
    {
        if (path is null)
        {
            return new NetworkDescription();
        }

        try
        {
            return DescriptionJson.Read(InputFile.ReadAllBytes(path, MostSettingsBytes));
        }
        catch (FormatException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message.TrimEnd('.')}.");
        }
    }

    private static Option<IReadOnlyList<AnchorDescription>?> Anchors() => new("--anchors")
    {
        Description = "Prior boxes of each cell in input pixels, width x height, of a network with one head.",
        HelpName = "WxH,WxH",
        CustomParser = static result => Numbers(result, 'x', 2, "boxes in input pixels, such as 12x16,24.5x30") is { } boxes
            ? [.. boxes.Select(box => new AnchorDescription(box[0], box[1]))]
            : null,
    };

    private static Option<IReadOnlyList<double>?> Range() => new("--range")
    {
        Description = "The numbers that the network gets for bytes 0 and 255 of a picture: 0,1 where pixels are divided by 255.",
        HelpName = "LO,HI",
        CustomParser = static result =>
        {
            if (Numbers(result, 'x', 1, "two numbers, such as 0,1 or -1,1") is { Count: 2 } ends)
            {
                return [ends[0][0], ends[1][0]];
            }

            if (!result.Errors.Any())
            {
                result.AddError($"--range must be two numbers, such as 0,1 or -1,1, not '{result.Tokens[0].Value}'.");
            }

            return null;
        },
    };

    /// <summary>A list of numbers, or of several joined by a sign.</summary>
    private static IReadOnlyList<double[]>? Numbers(ArgumentResult result, char sign, int count, string wanted)
    {
        string text = result.Tokens[0].Value;
        List<double[]> numbers = [];
        foreach (string item in text.Split(','))
        {
            double[] parts = [.. item.Split(sign).Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
            if (parts.Length != count || !Array.TrueForAll(parts, double.IsFinite))
            {
                result.AddError($"{((OptionResult)result.Parent!).Option.Name} must be {wanted}, not '{text}'.");
                return null;
            }

            numbers.Add(parts);
        }

        return numbers;
    }
}
