using System.CommandLine;
using DupNet.CommandLine.Files;
using DupNet.Comparison.Exchange;
using DupNet.Embedded;
using DupNet.Measuring.Models;

namespace DupNet.Comparison.Commands;

/// <summary><c>dupnet-compare export</c>: a model as ONNX.</summary>
internal static class ExportCommand
{
    private const string Description =
        "Writes a model as ONNX at one input size. Input: uint8 1 x channels x height x width. Outputs: a head each, sums times scale plus "
        + "bias; an arithmetic shift right by the head's shift gives logits in units of 1/1024.";

    /// <summary>Makes the command <c>export</c>.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("ONNX") { Description = "The file to write." };
        Option<string?> model = ModelOptions.Model();
        Option<InputSize?> size = ModelOptions.Size();
        var floats = new Option<bool>("--float") { Description = "Floating point instead of 8-bit integers." };
        var command = new Command("export", Description) { file, model, size, floats };
        command.SetAction(parsed =>
        {
            DupNetModel loaded = ModelFile.Load(parsed.GetValue(model));
            DetectorSettings settings = PictureDetector.SettingsFor(loaded, parsed.GetValue(size));
            byte[] onnx = OnnxExport.Write(
                loaded, settings.InputWidth, settings.InputHeight, parsed.GetValue(floats) ? OnnxForm.Float : OnnxForm.Int8);
            OutputFile.Write(parsed.GetRequiredValue(file), onnx);
        });
        return command;
    }
}
