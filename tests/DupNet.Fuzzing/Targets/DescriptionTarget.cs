using System;
using System.Collections.Generic;
using System.Text;
using DupNet.Onnx.Describing;
using DupNet.Onnx.Writing;
using DupNet.Packing;

namespace DupNet.Fuzzing.Targets;

/// <summary>Settings of <c>dupnet import</c>: refused, or read to what is written as it was read.</summary>
internal sealed class DescriptionTarget() : FuzzTarget("description")
{
    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Encoding.UTF8.GetBytes(DescriptionJson.Write(NetworkDescription.Of(ModelUnpacker.Read(SpotModel.Bytes), OnnxExport.OutputName))),
        """{"name": "x", "input": {"range": [0, 1]}, "heads": [{"anchors": [[8, 8]]}]}"""u8.ToArray(),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string text;
        try
        {
            text = DescriptionJson.Write(DescriptionJson.Read(input));
        }
        catch (FormatException)
        {
            return false;
        }

        Require(DescriptionJson.Write(DescriptionJson.Read(Encoding.UTF8.GetBytes(text))) == text, "a description that was written is read as it was");
        return true;
    }
}
