using System.CommandLine;
using System.Globalization;
using System.IO;
using DupNet.CommandLine.Files;
using DupNet.CommandLine.Output;
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

    /// <summary>Makes the command <c>export</c>, telling <paramref name="error"/> what it wrote.</summary>
    public static Command Create(TextWriter error)
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
            string path = parsed.GetRequiredValue(onnx);
            byte[] written = OnnxExport.Write(model, settings.InputWidth, settings.InputHeight, form);
            OutputFile.Write(path, written);
            error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{path}: {model.Name} at {settings.InputWidth}x{settings.InputHeight}, {written.Length:#,0} bytes"));
        });
        return command;
    }
}
