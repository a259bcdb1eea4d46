using System.IO;
using DupNet.CommandLine.Outcomes;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace DupNet.Comparison.Peers;

/// <summary>Opens a model file of YuNet at an input size other than the one in the file.</summary>
internal static class YuNetFile
{
    /// <summary>Sides of the input are multiples of the largest stride.</summary>
    public const int Step = 32;

    /// <summary>Opens a session whose input is 1 x 3 x height x width.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="width">Width of the input, a multiple of <see cref="Step"/>.</param>
    /// <param name="height">Height of the input, a multiple of <see cref="Step"/>.</param>
    /// <exception cref="CommandException">The file cannot be used.</exception>
    public static InferenceSession Open(string path, int width, int height)
    {
        // Tells what is wrong with a file that is no network.
        Sessions.Open(path).Dispose();
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        TensorShapeProto? input = model.Graph.Input is [ValueInfoProto only] ? only.Type.TensorType.Shape : null;
        if (input?.Dim.Count != 4)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: is no network with one picture as its input.");
        }

        // Shapes are stated, not computed with: the graph itself takes any size.
        input.Dim[2].DimValue = height;
        input.Dim[3].DimValue = width;
        model.Graph.ValueInfo.Clear();
        foreach (ValueInfoProto output in model.Graph.Output)
        {
            output.Type.TensorType.Shape = null;
        }

        return Sessions.Open(Google.Protobuf.MessageExtensions.ToByteArray(model));
    }
}
