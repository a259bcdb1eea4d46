using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Embedded;
using DupNet.Onnx.Describing;
using DupNet.Packing;
using Google.Protobuf;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>
/// Makes a model of an ONNX file: QONNX as Brevitas writes it, or what <see cref="Writing.OnnxExport"/> writes in its exact form. Levels are
/// exact: whatever cannot be mapped is refused.
/// </summary>
public static class OnnxImport
{
    /// <summary>Largest file that is read.</summary>
    public const int MostBytes = 64 << 20;

    private const int LongestName = 63;

    /// <summary>Makes a model of a file.</summary>
    /// <param name="file">The bytes of the ONNX file.</param>
    /// <param name="told">What is told of the network besides; it counts before what the file itself tells.</param>
    /// <param name="name">The model's name, if neither tells one; other characters than printable ASCII become a hyphen.</param>
    /// <exception cref="ImportRefusedException">The file cannot become a model; the exception lists everything that stands in the way.</exception>
    public static ImportedModel Read(byte[] file, NetworkDescription told, string name = "imported")
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(name);
        ModelProto model = Parse(file);
        GraphProto graph = model.Graph ?? throw new ImportRefusedException("is no ONNX file: it holds no graph.");
        NetworkDescription description = told.Over(DescribedIn(model)).Over(new NetworkDescription { Name = Printable(name) });
        Dictionary<string, TensorProto> constants = [];
        foreach (TensorProto tensor in graph.Initializer)
        {
            if (!constants.TryAdd(tensor.Name, tensor))
            {
                throw new ImportRefusedException($"two constants have the name '{tensor.Name}'.");
            }
        }

        NetworkInput input = NetworkInput.Of(graph, constants.Keys.ToHashSet());
        List<string> reasons = [];
        (double least, double most) = RangeOf(description, input, reasons);
        NetworkWalk walk = NetworkWalk.Through(graph, constants, input, least, most, reasons);
        ModelSpec? spec = ModelAssembly.Of(walk, description, input, reasons);
        if (spec is null || reasons.Count > 0)
        {
            throw new ImportRefusedException(reasons.Count > 0 ? reasons : ["holds no layers that can be read."]);
        }

        try
        {
            return new ImportedModel(ModelWriter.Write(spec), spec, walk.LogitError);
        }
        catch (Exception e) when (e is ModelException or ArgumentException)
        {
            throw new ImportRefusedException($"the runtime would refuse the model: {e.Message}");
        }
    }

    private static string Printable(string name) =>
        string.Concat(name.Take(LongestName).Select(static each => each is >= ' ' and <= '~' ? each : '-'));

    private static ModelProto Parse(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            throw new ImportRefusedException($"has more than {MostBytes} bytes.");
        }

        WireScan.Check(file, ModelProto.Descriptor);
        try
        {
            return ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ImportRefusedException($"is no ONNX file, or is damaged: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static NetworkDescription DescribedIn(ModelProto model)
    {
        if (model.MetadataProps.FirstOrDefault(property => property.Key == DescriptionJson.PropertyName) is not { } property)
        {
            return new NetworkDescription();
        }

        try
        {
            return DescriptionJson.Read(ByteString.CopyFromUtf8(property.Value).Span);
        }
        catch (FormatException e)
        {
            throw new ImportRefusedException($"its property '{DescriptionJson.PropertyName}' is no description: {e.Message}");
        }
    }

    /// <summary>The numbers that the graph gets for bytes 0 and 255.</summary>
    private static (double Least, double Most) RangeOf(NetworkDescription description, NetworkInput input, List<string> reasons)
    {
        if (input.IsBytes)
        {
            return (0, byte.MaxValue);
        }

        switch (description.Input?.Range)
        {
            case [double least, double most] when double.IsFinite(least) && double.IsFinite(most) && least != most:
                return (least, most);
            case null:
                reasons.Add(
                    $"the numbers that '{input.Name}' gets for bytes 0 and 255 are not told: --range 0,1 where pixels are divided by 255 (or \"range\" of \"input\" in the settings).");
                break;
            default:
                reasons.Add("the range of the input is not two different numbers.");
                break;
        }

        return (0, 1);
    }
}
