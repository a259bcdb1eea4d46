using System.CommandLine;
using DupNet.CommandLine.Files;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Onnx.Writing;

namespace DupNet.Cli.Commands;

/// <summary><c>dupnet export</c>: a model as ONNX.</summary>
internal static class ExportCommand
{
    private const string Description =
        "Writes a model as ONNX at one input size. Input: bytes, 1 x channels x height x width. Outputs: the logits of each head, the same as the "
        + "runtime's. dupnet import reads the file again.";

    /// <summary>Makes the command <c>export</c>.</summary>
    public static Command Create()
    {
        var file = new Argument<string?>("MODEL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The model file (.dupnet). Without it the built-in face detector is written.",
        };
        var onnx = new Option<string>("--onnx") { Description = "The ONNX file to write.", HelpName = "FILE", Required = true };
        Option<InputSize?> size = ModelOptions.Size();
        var integers = new Option<bool>("--int8")
        {
            Description = "Write 8-bit integers in place of floats: faster in ONNX Runtime, but dupnet import does not read them. Outputs are then sums "
                + "times scale plus bias; a shift right by the head's shift gives logits in 1/1024.",
        };
        var command = new Command("export", Description) { file, onnx, size, integers };
        command.SetAction(parsed =>
        {
            DupNetModel model = ModelFile.Load(parsed.GetValue(file));
            DetectorSettings settings = PictureDetector.SettingsFor(model, parsed.GetValue(size));
            OnnxForm form = parsed.GetValue(integers) ? OnnxForm.Int8 : OnnxForm.Exact;
            OutputFile.Write(parsed.GetRequiredValue(onnx), OnnxExport.Write(model, settings.InputWidth, settings.InputHeight, form));
        });
        return command;
    }
}
